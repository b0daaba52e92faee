package dev.gradus.core.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {
    private static final SigningSecret SECRET = new SigningSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    /** The example that the specification's libraries are tested with. */
    @Test
    void thePublishedVectorShouldHold() {
        byte[] body = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);

        String header = Signature.header(
                "msg_p5jXN8AQM9LWM0D4loKWxJek", Instant.ofEpochSecond(1_614_265_330), body, List.of(SECRET));

        assertThat(header).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void everySignatureShouldBeWhatRfc2104Says() {
        Random random = new Random(20_261_121);
        for (int i = 0; i < 200; i++) {
            byte[] key = bytes(random, 24 + random.nextInt(41));
            byte[] body = bytes(random, random.nextInt(2_000));
            Instant at = Instant.ofEpochSecond(random.nextInt());

            String header = Signature.header("msg_" + i, at, body, List.of(SigningSecret.of(key)));

            byte[] head = ("msg_" + i + "." + at.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8);
            assertThat(header).isEqualTo("v1," + Base64.getEncoder().encodeToString(hmac(key, joined(head, body))));
        }
    }

    @Test
    void twoSecretsShouldGiveTwoSignatures() {
        SigningSecret other = SigningSecret.of(new byte[32]);
        byte[] body = {1};

        String both = Signature.header("msg_1", Instant.EPOCH, body, List.of(SECRET, other));

        assertThat(both.split(" "))
                .containsExactly(
                        Signature.header("msg_1", Instant.EPOCH, body, List.of(SECRET)),
                        Signature.header("msg_1", Instant.EPOCH, body, List.of(other)));
    }

    @Test
    void afterARotationBothSecretsShouldSignForADay() {
        SigningSecret next = SigningSecret.of(new byte[32]);
        Instant now = Instant.parse("2030-01-01T00:00:00Z");

        SigningSecrets rotated = SigningSecrets.of(SECRET).rotated(next, now);

        assertThat(rotated.at(now.plus(SigningSecrets.OVERLAP).minusMillis(1))).containsExactly(next, SECRET);
        assertThat(rotated.at(now.plus(SigningSecrets.OVERLAP))).containsExactly(next);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "whsec_",
                "whsec_c2hvcnQ=",
                "whsec_not base64 at all, but long enough",
                "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
            })
    void aMalformedSecretShouldBeRefusedWithoutBeingQuoted(String written) {
        assertThatThrownBy(() -> new SigningSecret(written))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a signing secret is whsec_ and base64 of 24 to 64 bytes");
    }

    @Test
    void aSecretShouldNotShowItself() {
        assertThat(SECRET + " " + SigningSecrets.of(SECRET)).doesNotContain("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    }

    /** HMAC as RFC 2104 defines it, out of the hash alone. */
    private static byte[] hmac(byte[] key, byte[] message) {
        byte[] block = Arrays.copyOf(key, 64);
        byte[] inner = block.clone();
        byte[] outer = block.clone();
        for (int i = 0; i < 64; i++) {
            inner[i] ^= 0x36;
            outer[i] ^= 0x5c;
        }
        return sha256(joined(outer, sha256(joined(inner, message))));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException absent) {
            throw new AssertionError(absent);
        }
    }

    private static byte[] joined(byte[] first, byte[] second) {
        var all = new ByteArrayOutputStream();
        all.writeBytes(first);
        all.writeBytes(second);
        return all.toByteArray();
    }

    private static byte[] bytes(Random random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
