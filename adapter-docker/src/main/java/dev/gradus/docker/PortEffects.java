package dev.gradus.docker;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.InternetProtocol;
import com.github.dockerjava.api.model.Ports;
import dev.gradus.core.container.PortMapping;
import dev.gradus.core.container.PortRange;
import dev.gradus.core.container.RunOption;
import dev.gradus.core.container.RunOptions;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Ports in a request. */
final class PortEffects {
    private PortEffects() {}

    static void apply(CreateContainerCmd request, HostConfig host, RunOptions options) {
        Set<ExposedPort> exposed = new LinkedHashSet<>();
        // What is exposed is written like a mapping without a host's port.
        options.texts(RunOption.EXPOSE).stream()
                .map(text -> PortMapping.parse(text).orElseThrow())
                .forEach(mapping -> expose(exposed, mapping));
        Ports bindings = new Ports();
        for (PortMapping mapping : options.ports()) {
            expose(exposed, mapping);
            PortRange container = mapping.container();
            for (int i = 0; i < container.size(); i++) {
                bindings.bind(
                        port(container.first() + i, mapping),
                        new Ports.Binding(address(mapping), hostPort(mapping, i)));
            }
        }
        request.withExposedPorts(exposed.toArray(ExposedPort[]::new));
        host.withPortBindings(bindings);
    }

    private static void expose(Set<ExposedPort> exposed, PortMapping mapping) {
        for (int port = mapping.container().first(); port <= mapping.container().last(); port++) {
            exposed.add(port(port, mapping));
        }
    }

    private static ExposedPort port(int number, PortMapping mapping) {
        return new ExposedPort(number, InternetProtocol.parse(mapping.protocol()));
    }

    private static @Nullable String address(PortMapping mapping) {
        return mapping.address().isEmpty() ? null : mapping.address();
    }

    /** A single port of the container may get any free one of several. */
    private static @Nullable String hostPort(PortMapping mapping, int index) {
        PortRange host = mapping.host();
        if (host == null) {
            return null;
        }
        return host.size() == mapping.container().size()
                ? Integer.toString(host.first() + index)
                : host.first() + "-" + host.last();
    }
}
