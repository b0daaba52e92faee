package dev.gradus.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineAddressTest {

    @Nested
    @RequiresEngine
    class OnARealEngine {
        @Test
        void theShortWayShouldTellWhatTheClientTells() {
            try (DockerContainerEngine engine = TestEngine.open(1)) {
                assertThat(new EngineAddress(TestEngine.ADDRESS).info()).isEqualTo(engine.info());
            }
        }

        @Test
        void bothWaysShouldHearItAnswer() {
            try (DockerContainerEngine engine = TestEngine.open(1)) {
                engine.ping();
                new EngineAddress(TestEngine.ADDRESS).ping();
            }
        }
    }

    @Test
    void aSocketThatIsNotThereShouldBeUnreachable(@TempDir Path folder) {
        Path socket = folder.resolve("docker.sock");

        assertUnreachable(socket, EngineAddress::info);
        assertUnreachable(socket, EngineAddress::ping);
    }

    @Test
    void anAnswerThatIsNoneShouldBeUnreachable(@TempDir Path folder) throws IOException {
        Path socket = folder.resolve("docker.sock");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            CompletableFuture<Void> answering = CompletableFuture.runAsync(() -> answer(server));

            assertUnreachable(socket, EngineAddress::ping);

            assertThat(answering).succeedsWithin(Duration.ofSeconds(30));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/var/run/docker.sock", "ssh://host", "unix://"})
    void whatIsNoAddressShouldBeRefused(String text) {
        assertThatThrownBy(() -> new EngineAddress(text))
                .isInstanceOfSatisfying(
                        CoreException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.USAGE));
    }

    private static void answer(ServerSocketChannel server) {
        try (SocketChannel client = server.accept()) {
            client.read(ByteBuffer.allocate(1_000));
            client.write(ByteBuffer.wrap("HTTP/1.0 500 Oh\r\n\r\n{}".getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static void assertUnreachable(Path socket, Consumer<EngineAddress> question) {
        assertThatThrownBy(() -> question.accept(new EngineAddress("unix://" + socket)))
                .isInstanceOfSatisfying(
                        CoreException.class, gone -> assertThat(gone.code()).isEqualTo(ErrorCode.UNREACHABLE))
                .hasMessageContaining(socket.toString());
    }
}
