package dev.gradus.cli.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.failure.CoreException;
import org.junit.jupiter.api.Test;

class DatabaseAddressTest {

    @Test
    void everyFormShouldLeadToTheSameDatabase() {
        var expected = new DatabaseAddress("jdbc:postgresql://h:5433/d?sslmode=require", "u", "p");

        assertThat(parse("postgresql://u:p@h:5433/d?sslmode=require")).isEqualTo(expected);
        assertThat(parse("postgres://u:p@h:5433/d?sslmode=require")).isEqualTo(expected);
        assertThat(parse("postgresql+psycopg://u:p@h:5433/d?sslmode=require")).isEqualTo(expected);
        assertThat(parse("jdbc:postgresql://h:5433/d?user=u&password=p&sslmode=require"))
                .isEqualTo(expected);
    }

    @Test
    void portAndAccountShouldBeOptional() {
        assertThat(parse("postgresql://h/d")).isEqualTo(new DatabaseAddress("jdbc:postgresql://h:5432/d", null, null));
        assertThat(parse("jdbc:postgresql:d")).isEqualTo(new DatabaseAddress("jdbc:postgresql:d", null, null));
    }

    @Test
    void escapedCharactersShouldBeRead() {
        assertThat(parse("postgresql://a%40b:p%3Aw+x@h/d").user()).isEqualTo("a@b");
        assertThat(parse("postgresql://a%40b:p%3Aw+x@h/d").password()).isEqualTo("p:w+x");
    }

    @Test
    void thePasswordShouldNeverBeShown() {
        assertThat(parse("postgresql://u:secret@h/d?sslpassword=secret").toString())
                .isEqualTo("postgresql://h:5432/d");
        assertThatThrownBy(() -> parse("mysql://u:secret@h/d"))
                .isInstanceOf(CoreException.class)
                .hasMessageNotContaining("secret")
                .hasMessageStartingWith("TEST is not a database URL");
        assertThatThrownBy(() -> parse("postgresql://u:sec ret@h/d"))
                .isInstanceOf(CoreException.class)
                .hasMessageNotContaining("sec ret");
    }

    private static DatabaseAddress parse(String text) {
        return DatabaseAddress.parse(text, "TEST");
    }
}
