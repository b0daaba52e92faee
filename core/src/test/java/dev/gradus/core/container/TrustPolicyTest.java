package dev.gradus.core.container;

import static dev.gradus.core.container.TrustLevel.NETWORKED;
import static dev.gradus.core.container.TrustLevel.OPERATOR;
import static dev.gradus.core.container.TrustLevel.SANDBOXED;
import static dev.gradus.core.container.TrustLevel.VOLUMES;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustPolicyTest {
    private static final MountRoots ROOTS = new MountRoots(Path.of("/work/task"), List.of(Path.of("/data")));

    @Nested
    class Refusals {

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        --rm                                           | SANDBOXED
                        -it                                            | SANDBOXED
                        --network none                                 | SANDBOXED
                        --read-only                                    | SANDBOXED
                        --cap-drop ALL                                 | SANDBOXED
                        --security-opt no-new-privileges               | SANDBOXED
                        --privileged=false                             | SANDBOXED
                        --restart no                                   | SANDBOXED
                        --ipc private                                  | SANDBOXED
                        --network bridge                               | NETWORKED
                        --dns 10.0.0.1                                 | NETWORKED
                        --expose 80                                    | NETWORKED
                        --network my-net                               | VOLUMES
                        -p 8080:80                                     | VOLUMES
                        -P                                             | VOLUMES
                        -e A=b                                         | VOLUMES
                        --name box                                     | VOLUMES
                        --memory 64m                                   | VOLUMES
                        --cpus 1                                       | VOLUMES
                        --pids-limit 64                                | VOLUMES
                        --user 0                                       | VOLUMES
                        --workdir /app                                 | VOLUMES
                        --entrypoint sh                                | VOLUMES
                        --platform linux/amd64                         | VOLUMES
                        --tmpfs /run                                   | VOLUMES
                        -v cache:/var/cache                            | VOLUMES
                        -v /var/cache                                  | VOLUMES
                        -v /data:/data                                 | VOLUMES
                        -v /data/sub/folder:/x:ro                      | VOLUMES
                        -v /work/task/src:/app                         | VOLUMES
                        -v .:/app                                      | VOLUMES
                        -v ./src:/app                                  | VOLUMES
                        --mount type=bind,source=/data,target=/x       | VOLUMES
                        --mount type=volume,source=cache,target=/x     | VOLUMES
                        --add-host host:host-gateway                   | VOLUMES
                        --network host                                 | OPERATOR
                        --network container:other                      | OPERATOR
                        --network name=bridge,driver-opt=a=b           | OPERATOR
                        -v /:/host                                     | OPERATOR
                        -v /etc:/x                                     | OPERATOR
                        -v ../other:/x                                 | OPERATOR
                        -v /data/../etc:/x                             | OPERATOR
                        -v /database:/x                                | OPERATOR
                        -v /data:/x:rshared                            | OPERATOR
                        -v /var/run/docker.sock:/var/run/docker.sock   | OPERATOR
                        -v /data/docker.sock:/x                        | OPERATOR
                        --mount type=bind,src=/etc,dst=/x              | OPERATOR
                        --pids-limit -1                                | OPERATOR
                        --privileged                                   | OPERATOR
                        --device /dev/kmsg                             | OPERATOR
                        --cap-add SYS_ADMIN                            | OPERATOR
                        --pid host                                     | OPERATOR
                        --ipc host                                     | OPERATOR
                        --uts host                                     | OPERATOR
                        --userns host                                  | OPERATOR
                        --cgroupns host                                | OPERATOR
                        --security-opt seccomp=unconfined              | OPERATOR
                        --security-opt no-new-privileges:false         | OPERATOR
                        --volumes-from other                           | OPERATOR
                        --restart always                               | OPERATOR
                        --sysctl net.ipv4.ip_forward=1                 | OPERATOR
                        --runtime other                                | OPERATOR
                        --log-driver none                              | OPERATOR
                        --gpus all                                     | OPERATOR
                        --oom-kill-disable                             | OPERATOR
                        --cgroup-parent /                              | OPERATOR
                        --link db                                      | OPERATOR
                        """)
        void eachOptionShouldNeedItsLevel(String written, TrustLevel needed) {
            RunParameters parameters = RunParameters.parse(List.of(written));
            assertThat(parameters.faults()).isEmpty();

            for (TrustLevel level : TrustLevel.values()) {
                List<OptionFault> faults = new TrustPolicy(level, ROOTS).refusals(parameters.options());

                if (level.allows(needed)) {
                    assertThat(faults).as("%s at %s", written, level).isEmpty();
                } else {
                    assertThat(faults)
                            .as("%s at %s", written, level)
                            .isNotEmpty()
                            .allSatisfy(fault -> assertThat(fault.code()).isEqualTo(OptionFault.Code.NOT_ALLOWED));
                    assertThat(faults.get(0).message())
                            .endsWith("needs trust level " + needed.word() + ", and this step has " + level.word());
                }
            }
        }

        /** What somebody writes who wants out; every spelling, split or not. */
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "--privileged",
                    "--privileged=true",
                    "--privileged=1",
                    "--privileged=T",
                    "--rm --privileged",
                    "-it --privileged",
                    "-e A=b --privileged",
                    "'--privileged' --rm",
                    "\"--privileged\" --rm",
                    "--priv\\ileged --rm",
                    "--pri''vileged --rm",
                    "-v /:/host",
                    "-v/:/host",
                    "-v=/:/host",
                    "-iv /:/host",
                    "-itv/:/host",
                    "--volume /:/host",
                    "--volume=/:/host",
                    "--volume=/:/host:ro",
                    "--mount type=bind,src=/,dst=/host",
                    "--mount=type=bind,source=/,destination=/host,readonly",
                    "-v /var/run/docker.sock:/s",
                    "-v /run/docker.sock:/s",
                    "-v /var/run:/s",
                    "-v /data/../../:/host",
                    "-v ./../..:/host",
                    "-v /work/task/../../etc:/x",
                    "--pid=host",
                    "--pid host",
                    "--pid=container:abc",
                    "--ipc=host",
                    "--uts=host",
                    "--userns=host",
                    "--cgroupns=host",
                    "--net=host",
                    "--network=host",
                    "--network container:abc",
                    "--device=/dev/sda",
                    "--device /dev/mem:/dev/mem:rwm",
                    "--device-cgroup-rule='c 1:1 rwm' --rm",
                    "--cap-add=ALL",
                    "--cap-add SYS_PTRACE",
                    "--security-opt=seccomp=unconfined",
                    "--security-opt apparmor=unconfined",
                    "--security-opt label=disable",
                    "--security-opt systempaths=unconfined",
                    "--volumes-from=other",
                    "--volume-driver=vieux/sshfs",
                    "--sysctl kernel.core_pattern=x",
                    "--cgroup-parent=/",
                    "--runtime=other",
                    "--gpus=all",
                    "--oom-kill-disable",
                    "--oom-score-adj=-1000",
                    "--restart=always",
                    "--log-driver=syslog",
                    "--log-opt syslog-address=udp://10.0.0.1:1",
                    "--storage-opt size=100g",
                    "--link db:db",
                    "--mac-address 02:42:ac:11:00:02",
                    "--pids-limit=-1",
                    "--pids-limit 0"
                })
        void hostileOptionsShouldBeRefusedBelowOperator(String written) {
            RunParameters parameters = RunParameters.parse(List.of(written));

            assertThat(parameters.faults()).isEmpty();
            assertThat(parameters.words()).isEmpty();
            assertThat(new TrustPolicy(VOLUMES, ROOTS).refusals(parameters.options()))
                    .hasSize(1);
            assertThat(new TrustPolicy(OPERATOR, ROOTS).refusals(parameters.options()))
                    .isEmpty();
        }

        @Test
        void optionsOfABuildShouldNeedTheirLevel() {
            BuildOptions options = BuildParameters.parse(
                            List.of("--build-arg VERSION=1.0", "--no-cache", "--network host"))
                    .options();

            assertThat(new TrustPolicy(SANDBOXED, ROOTS).refusals(options))
                    .extracting(OptionFault::option)
                    .containsExactlyInAnyOrder("--build-arg", "--network");
            assertThat(new TrustPolicy(VOLUMES, ROOTS).refusals(options))
                    .extracting(OptionFault::option)
                    .containsExactly("--network");
            assertThat(new TrustPolicy(OPERATOR, ROOTS).refusals(options)).isEmpty();
        }
    }

    @Nested
    class Confine {

        @Test
        void theSandboxShouldHaveNoNetworkNoRightsAndLimits() {
            RunOptions confined = confined(SANDBOXED);

            assertThat(confined.text(RunOption.NETWORK)).contains("none");
            assertThat(confined.text(RunOption.USER)).contains("65534:65534");
            assertThat(confined.texts(RunOption.CAP_DROP)).containsExactly("ALL");
            assertThat(confined.texts(RunOption.SECURITY_OPT)).containsExactly("no-new-privileges");
            assertThat(confined.limits()).isEqualTo(new ResourceLimits(1L << 30, 1L << 30, 1_000_000_000L, 256));
        }

        @Test
        void networkedShouldDifferByItsNetworkOnly() {
            assertThat(confined(NETWORKED)).isEqualTo(confined(SANDBOXED).without(RunOption.NETWORK));
        }

        @Test
        void volumesShouldKeepWhatWasGiven() {
            RunOptions options = RunParameters.parse(List.of("--memory=64m --pids-limit=5 --user 7 --network my-net"))
                    .options();

            RunOptions confined = new TrustPolicy(VOLUMES, ROOTS).confine(options);

            assertThat(confined.text(RunOption.MEMORY)).contains("64m");
            assertThat(confined.text(RunOption.PIDS_LIMIT)).contains("5");
            assertThat(confined.text(RunOption.USER)).contains("7");
            assertThat(confined.text(RunOption.NETWORK)).contains("my-net");
            assertThat(confined.texts(RunOption.SECURITY_OPT)).containsExactly("no-new-privileges");
        }

        @ParameterizedTest
        @EnumSource(value = TrustLevel.class, names = "OPERATOR", mode = EnumSource.Mode.EXCLUDE)
        void everyLevelButOperatorShouldLimitProcessesAndTheLog(TrustLevel level) {
            RunOptions confined = confined(level);

            assertThat(confined.limits().pids()).isPositive();
            assertThat(confined.texts(RunOption.LOG_OPT)).containsExactly("max-size=16m", "max-file=2");
        }

        @Test
        void operatorShouldGetWhatWasGiven() {
            assertThat(confined(OPERATOR)).isEqualTo(RunOptions.NONE);
        }

        @Test
        void whatIsConfinedShouldBeAllowed() {
            // Setting these is the level's own doing, whoever may ask for them.
            List<RunOption> own = List.of(
                    RunOption.LOG_DRIVER,
                    RunOption.LOG_OPT,
                    RunOption.USER,
                    RunOption.MEMORY,
                    RunOption.MEMORY_SWAP,
                    RunOption.CPUS,
                    RunOption.PIDS_LIMIT,
                    RunOption.ULIMIT);
            Arrays.stream(TrustLevel.values()).forEach(level -> {
                RunOptions rest = confined(level);
                for (RunOption option : own) {
                    rest = rest.without(option);
                }
                assertThat(new TrustPolicy(level, ROOTS).refusals(rest)).isEmpty();
            });
        }

        private static RunOptions confined(TrustLevel level) {
            return new TrustPolicy(level, ROOTS).confine(RunOptions.NONE);
        }
    }
}
