package dev.gradus.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random documents and random damage; a failure names its seed. */
class DocumentFuzzTest {
    private static final List<String> WORDS =
            List.of("", "a", "a.b", "a/b~", "\\", "\"", "\u0001\u007f", "\u202e", "\ud83d\ude00", "\ufffd", "{{x}}");
    private static final byte[] DAMAGE = "{}[]\",:\\u0000e+-.19tfn \u00ff".getBytes(StandardCharsets.ISO_8859_1);

    @Test
    void everyDocumentShouldSurviveWritingAndReading() {
        for (long seed = 0; seed < 2_000; seed++) {
            Document document = document(new Random(seed), 6);

            Document again = Document.parse(document.toJson());

            assertThat(again).as("seed %d", seed).isEqualTo(document).hasSameHashCodeAs(document);
            assertThat(again.toJson()).as("seed %d", seed).isEqualTo(document.toJson());
            assertThat(Document.parse(document.toPrettyJson()))
                    .as("seed %d", seed)
                    .isEqualTo(document);
            assertThat(Document.parse(document.canonicalJson()).canonicalJson())
                    .as("seed %d", seed)
                    .isEqualTo(document.canonicalJson());
            assertThat(Document.ofValue(document.toPlain())).as("seed %d", seed).isEqualTo(document);
        }
    }

    @Test
    void damagedTextShouldBeReadOrRefusedButNeverBreakTheReader() {
        int refused = 0;
        for (long seed = 0; seed < 20_000; seed++) {
            var random = new Random(seed);
            byte[] text = document(random, 4).toJson().getBytes(StandardCharsets.UTF_8);
            for (int i = random.nextInt(4); i >= 0; i--) {
                text[random.nextInt(text.length)] = DAMAGE[random.nextInt(DAMAGE.length)];
            }
            try {
                Document.parse(text).toJson();
            } catch (DocumentException expected) {
                refused++;
                assertThat(Document.of(expected.pointer()).isString()).isTrue();
            } catch (RuntimeException | StackOverflowError broken) {
                fail("seed " + seed, broken);
            }
        }
        assertThat(refused).isBetween(1_000, 19_999);
    }

    private static Document document(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 6)) {
            case 0 -> Document.nullValue();
            case 1 -> Document.of(random.nextBoolean());
            case 2 -> Document.of(random.nextLong());
            case 3 -> Document.of(new BigDecimal(new BigInteger(60, random), random.nextInt(700) - 350));
            case 4 -> Document.ofValue(random.nextGaussian());
            case 5 -> Document.of(word(random));
            case 6 -> {
                var items = new ArrayList<Document>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    items.add(document(random, depth - 1));
                }
                yield Document.array(items);
            }
            default -> {
                var members = new LinkedHashMap<String, Document>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    members.put(word(random), document(random, depth - 1));
                }
                yield Document.object(members);
            }
        };
    }

    private static String word(Random random) {
        return WORDS.get(random.nextInt(WORDS.size())) + WORDS.get(random.nextInt(WORDS.size()));
    }
}
