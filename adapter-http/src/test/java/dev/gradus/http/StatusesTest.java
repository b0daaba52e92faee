package dev.gradus.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.failure.ErrorCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StatusesTest {

    @ParameterizedTest
    @EnumSource
    void everyCodeShouldHaveTheStatusOfItsCategory(ErrorCode code) {
        int status = Statuses.of(code);

        switch (code.category()) {
            case USAGE -> assertThat(status).isEqualTo(400);
            case NOT_ALLOWED, POLICY -> assertThat(status).isEqualTo(403);
            case NOT_FOUND -> assertThat(status).isEqualTo(404);
            case CONFLICT -> assertThat(status).isIn(409, 412, 422);
            case INVALID -> assertThat(status).isEqualTo(422);
            case LIMIT -> assertThat(status).isEqualTo(429);
            case UNREACHABLE -> assertThat(status).isIn(503, 504);
            case INTERNAL -> assertThat(status).isEqualTo(500);
        }
    }
}
