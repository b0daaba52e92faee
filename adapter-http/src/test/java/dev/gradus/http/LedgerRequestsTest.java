package dev.gradus.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.data.Document;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Recorded requests to the ledger, each with the answer that its clients rely on: {@code ledger-requests.txt}. */
class LedgerRequestsTest {
    private static final Pattern LINE =
            Pattern.compile("([A-Z]+) (\\S+)((?: [A-Z][A-Za-z-]+: \\S+)*) \\|(.*)\\|\\s*(\\d{3})\\s*\\|(.*)");
    private static final Pattern HEADER = Pattern.compile("([A-Z][A-Za-z-]+): (\\S+)");
    private static final LedgerAdmins ADMINS = new LedgerAdmins("key-of-the-tests", Set.of());

    static List<Scenario> scenarios() throws IOException {
        List<Scenario> scenarios = new ArrayList<>();
        try (InputStream resource = LedgerRequestsTest.class.getResourceAsStream("ledger-requests.txt")) {
            for (String line : new String(resource.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (line.startsWith("[")) {
                    scenarios.add(new Scenario(line.substring(1, line.length() - 1), new ArrayList<>()));
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    scenarios.get(scenarios.size() - 1).lines().add(line);
                }
            }
        }
        return scenarios;
    }

    record Scenario(String name, List<String> lines) {
        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void requestsShouldBeAnsweredAsRecorded(Scenario scenario) {
        try (var server = new TestServer(ServerSettings.local(0, "test"), ADMINS)) {
            String id = "";
            for (String line : scenario.lines()) {
                Matcher request = LINE.matcher(line);
                assertThat(request.matches()).as(line).isTrue();
                Reply reply = sent(server, request, id);

                assertThat(reply.status())
                        .as("%s%n%s", line, reply.body())
                        .isEqualTo(Integer.parseInt(request.group(5)));
                assertThat(reply.header("Content-Type").orElse("")).as(line).contains("json");
                holds(line, reply, request.group(6));
                id = reply.status() == 201 ? reply.at("id") : id;
            }
        }
    }

    private static Reply sent(TestServer server, Matcher line, String id) {
        String path = line.group(2).replace("{id}", id);
        String body = line.group(4).strip();
        return server.send(path, request -> {
            Matcher header = HEADER.matcher(line.group(3));
            while (header.find()) {
                request.header(header.group(1), header.group(2));
            }
            if (!body.isEmpty() && !line.group(3).contains("Content-Type")) {
                request.header("Content-Type", "application/json");
            }
            return request.method(
                    line.group(1), body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        });
    }

    private static void holds(String line, Reply reply, String expectations) {
        for (String expectation : expectations.split(" ; ", -1)) {
            String[] parts = expectation.strip().split("=", 2);
            String found = parts[0].isEmpty() ? reply.json().toJson() : reply.at(parts[0]);
            assertThat(found).as("%s of %s%n%s", parts[0], line, reply.body()).isEqualTo(parts[1]);
        }
    }

    @Test
    void fiveThousandEntriesShouldBePagedWithoutLossOrRepeatWhileOthersAreInserted() {
        try (var server = new TestServer(ServerSettings.local(0, "test"), ADMINS)) {
            Set<String> made = new HashSet<>();
            for (int i = 0; i < 5_000; i++) {
                made.add(add(server, i));
            }
            List<String> seen = new ArrayList<>();
            String cursor = "";
            int pages = 0;
            while (!cursor.equals("null")) {
                Reply page = server.get(
                        "/agents/tasks/paged?limit=200&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8));
                for (Document item : page.json().member("items").orElseThrow().items()) {
                    seen.add(item.member("id").orElseThrow().toJson());
                }
                cursor = page.at("next_cursor");
                add(server, 10_000 + pages);
                pages++;
            }
            assertThat(seen).doesNotHaveDuplicates().containsAll(made);
        }
    }

    /** A hundred runs, entries that began at the same moment, some of them in the past of those already read. */
    private static String add(TestServer server, int number) {
        String body = Document.emptyObject()
                .with("task", "t" + number % 7)
                .with("run_id", "run-" + number % 100)
                .with("status", "queued")
                .with("started_at", "2026-01-%02dT02:30:00Z".formatted(1 + number % 28))
                .toJson();
        return server.post("/agents/tasks/", body).at("id");
    }

    @Test
    void theTableShouldBeQuotedWhereNeeded() {
        try (var server = new TestServer(ServerSettings.local(0, "test"), ADMINS)) {
            String excerpt = "a \"quoted\", line\nand another ".repeat(5);
            server.post(
                    "/agents/tasks/",
                    Document.emptyObject()
                            .with("task", "seo.validate")
                            .with("run_id", "r")
                            .with("status", "failed")
                            .with("started_at", "2026-01-15T02:30:00Z")
                            .with("log_excerpt", excerpt)
                            .toJson());

            Reply table = server.get("/agents/tasks/paged.csv?cursor=nonsense");

            assertThat(table.status()).isEqualTo(200);
            assertThat(table.header("Content-Type")).contains("text/csv; charset=utf-8");
            assertThat(table.header("Content-Disposition")).contains("attachment; filename=agent_tasks.csv");
            assertThat(table.body())
                    .isEqualTo("id,task,run_id,status,started_at,finished_at,duration_ms,outputs_uri,log_excerpt\r\n"
                            + "1,seo.validate,r,failed,2026-01-15T02:30:00Z,,,,\""
                            + excerpt.substring(0, 100).replace("\"", "\"\"") + "...\"\r\n");
        }
    }

    @Test
    void administratorsMayBeNamed() {
        var admins = new LedgerAdmins(null, Set.of("Ann@Example.org"));
        try (var server = new TestServer(ServerSettings.local(0, "test"), admins)) {
            server.post("/agents/tasks/", "{\"task\":\"a\",\"run_id\":\"r\",\"status\":\"awaiting_approval\"}");

            assertThat(approved(server, "bob@example.org").status()).isEqualTo(403);
            assertThat(approved(server, "").status()).isEqualTo(403);
            assertThat(approved(server, "ann@example.ORG").at("approver")).isEqualTo("ann@example.ORG");
        }
    }

    private static Reply approved(TestServer server, String email) {
        return server.send(
                "/agents/tasks/1/approve",
                (HttpRequest.Builder request) -> request.header("X-User-Role", "admin")
                        .header("X-User-Email", email)
                        .POST(BodyPublishers.noBody()));
    }

    @Test
    void pagesThatAreAllowedMayCall() {
        var origins = new Origins(Set.of("http://localhost:8080"), false);
        var settings = new ServerSettings("127.0.0.1", 0, null, Set.of(), origins, false, "test");
        try (var server = new TestServer(settings, ADMINS)) {
            Reply allowed = from(server, "http://localhost:8080");
            Reply foreign = from(server, "http://evil.example");
            Reply asked = server.send(
                    "/agents/tasks/1",
                    request -> request.header("Origin", "http://localhost:8080")
                            .header("Access-Control-Request-Method", "PATCH")
                            .header("Access-Control-Request-Headers", "content-type,x-admin-key")
                            .method("OPTIONS", BodyPublishers.noBody()));

            assertThat(allowed.header("Access-Control-Allow-Origin")).contains("http://localhost:8080");
            assertThat(allowed.header("Access-Control-Allow-Credentials")).contains("true");
            assertThat(foreign.header("Access-Control-Allow-Origin")).isEmpty();
            assertThat(asked.status()).isEqualTo(204);
            assertThat(asked.header("Access-Control-Allow-Methods").orElse("")).contains("PATCH");
            assertThat(asked.header("Access-Control-Allow-Headers")).contains("content-type,x-admin-key");
        }
    }

    @Test
    void anyPageMayCallWhereAllAreAllowed() {
        var settings = new ServerSettings("127.0.0.1", 0, null, Set.of(), new Origins(Set.of(), true), false, "test");
        try (var server = new TestServer(settings, ADMINS)) {
            Reply reply = from(server, "http://anywhere.example");

            assertThat(reply.header("Access-Control-Allow-Origin")).contains("*");
            assertThat(reply.header("Access-Control-Allow-Credentials")).isEmpty();
            assertThat(reply.status()).isEqualTo(201);
        }
    }

    private static Reply from(TestServer server, String origin) {
        return server.send(
                "/agents/tasks/",
                request -> request.header("Origin", origin)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"task\":\"a\",\"run_id\":\"r\",\"status\":\"queued\"}")));
    }
}
