package dev.gradus.core.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetRulesTest {
    private static final WebhookUrl URL = new WebhookUrl("https://receiver.example/hook");

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, a loopback",
        "127.255.255.254, a loopback",
        "2130706433, a loopback",
        "::1, a loopback",
        "::ffff:127.0.0.1, a loopback",
        "::ffff:10.0.0.1, a private",
        "0.0.0.0, an unspecified",
        "0.1.2.3, a reserved",
        "::, an unspecified",
        "10.0.0.1, a private",
        "172.16.0.1, a private",
        "172.31.255.255, a private",
        "192.168.1.1, a private",
        "169.254.169.254, a link-local",
        "fe80::1, a link-local",
        "fec0::1, a private",
        "fd00::1, a reserved",
        "fc00::1, a reserved",
        "224.0.0.1, a multicast",
        "239.255.255.255, a multicast",
        "ff02::1, a multicast",
        "100.64.0.1, a reserved",
        "192.0.0.8, a reserved",
        "192.0.2.1, a reserved",
        "192.88.99.1, a reserved",
        "198.18.0.1, a reserved",
        "198.51.100.1, a reserved",
        "203.0.113.1, a reserved",
        "240.0.0.1, a reserved",
        "255.255.255.255, a reserved",
        "::127.0.0.1, a reserved",
        "64:ff9b::7f00:1, a reserved",
        "2001:db8::1, a reserved",
        "2001::1, a reserved",
        "2002:7f00:1::, a reserved",
        "3fff::1, a reserved",
        "4000::1, a reserved"
    })
    void anAddressThatIsNotPublicShouldBeRefused(String address, String kind) throws UnknownHostException {
        assertThat(TargetRules.PUBLIC_ONLY.refusal(URL, InetAddress.getByName(address)))
                .get()
                .asString()
                .contains(" is " + kind + " address; add receiver.example:443");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "100.63.255.255",
                "100.128.0.1",
                "172.15.0.1",
                "172.32.0.1",
                "192.0.1.1",
                "198.17.0.1",
                "198.20.0.1",
                "223.255.255.255",
                "2606:4700::1",
                "2001:200::1",
                "2a00:1450::1"
            })
    void aPublicAddressShouldBeLetThrough(String address) throws UnknownHostException {
        assertThat(TargetRules.PUBLIC_ONLY.refusal(URL, InetAddress.getByName(address)))
                .isEmpty();
    }

    @Test
    void whatTheConfigurationNamesShouldBeLetThroughOnItsPortAlone() throws UnknownHostException {
        TargetRules rules = new TargetRules(Set.of("Receiver.Example:8443", "[::1]:80", "127.0.0.1:9000"));
        InetAddress loopback = InetAddress.getByName("127.0.0.1");

        assertThat(rules.refusal(new WebhookUrl("https://receiver.example:8443/x"), loopback))
                .isEmpty();
        assertThat(rules.refusal(new WebhookUrl("http://[::1]/x"), InetAddress.getByName("::1")))
                .isEmpty();
        assertThat(rules.refusal(new WebhookUrl("http://127.0.0.1:9000"), loopback))
                .isEmpty();
        assertThat(rules.refusal(new WebhookUrl("http://127.0.0.1:9001"), loopback))
                .isPresent();
        assertThat(rules.refusal(URL, loopback)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"receiver", "http://receiver:80", "receiver:80/x", ":80", "*:80"})
    void anEntryThatIsNotHostAndPortShouldBeRefused(String entry) {
        assertThatThrownBy(() -> new TargetRules(Set.of(entry))).hasMessageContaining("must be host:port");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hook",
                "ftp://example.org/x",
                "file:///etc/passwd",
                "gopher://example.org",
                "http:///path",
                "http://127.1\u0000/",
                "http://user@example.org/",
                "http://user:pass@example.org/",
                "http://a@b@c/",
                "http://example.org/#here",
                "http://example.org:0/",
                "http://example.org:65536/",
                "http://exa mple.org/",
                "http://127.1/",
                "http://0x7f.1/",
                "http://[::1",
                "//example.org/x",
                "javascript:alert(1)"
            })
    void whatIsNoWebhookAddressShouldBeRefused(String url) {
        assertThatThrownBy(() -> new WebhookUrl(url)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anAddressShouldNotShowItsPath() {
        assertThat(new WebhookUrl("https://hooks.slack.com/services/T0/B0/secret").toString())
                .isEqualTo("https://hooks.slack.com/***");
    }
}
