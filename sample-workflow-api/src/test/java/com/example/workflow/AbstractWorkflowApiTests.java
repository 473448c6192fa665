package com.example.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.engine.Migrator;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the service does, wherever its PostgreSQL comes from. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"migrate.env-file=", "workflow.local-database.enabled=false"})
abstract class AbstractWorkflowApiTests {

    @Value("${local.server.port}")
    private int port;

    @Autowired
    private Migrator migrator;

    @Test
    void runsAWorkflowFromItsDescriptionToItsEndAndLeavesATrail() {
        String workflow = id(workflow(user()));
        assertThat(post("/api/workflows/" + workflow + "/activate", Map.of()).status())
                .isEqualTo(200);
        Answer run = post("/api/workflows/" + workflow + "/runs", Map.of("order", 7));
        assertThat(run.status()).isEqualTo(201);
        assertThat(move(id(run), "RUNNING").status()).isEqualTo(200);
        assertThat(move(id(run), "WAITING").status()).isEqualTo(200);
        assertThat(move(id(run), "RUNNING").status()).isEqualTo(200);
        Answer done = move(id(run), "COMPLETED");
        assertThat(done.text("status")).isEqualTo("COMPLETED");
        assertThat(done.body().get("input").get("order").asInt()).isEqualTo(7);

        Answer audit = send(HttpMethod.GET, "/api/audit?entityId=" + id(run), null);
        assertThat(audit.body().get("content").size()).isEqualTo(5);
        assertThat(audit.body().get("content").get(0).get("detail").get("to").asString())
                .isEqualTo("COMPLETED");
    }

    @Test
    void refusesATransitionThatTheStateDoesNotAllow() {
        String workflow = id(workflow(user()));
        post("/api/workflows/" + workflow + "/activate", Map.of());
        String run = id(post("/api/workflows/" + workflow + "/runs", Map.of()));

        Answer refused = move(run, "COMPLETED");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("detail")).isEqualTo("A run that is PENDING cannot become COMPLETED.");
    }

    @Test
    void refusesAChangeOfWhatSomebodyElseHasChanged() {
        Answer workflow = workflow(user());
        Map<String, Object> change =
                Map.of("version", workflow.body().get("version").asLong(), "content", content("Renamed"));
        assertThat(send(HttpMethod.PUT, "/api/workflows/" + id(workflow), change)
                        .status())
                .isEqualTo(200);

        Answer stale = send(HttpMethod.PUT, "/api/workflows/" + id(workflow), change);

        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.text("detail")).isEqualTo("Somebody else has changed it meanwhile. Read it again and repeat.");
    }

    @Test
    void namesTheFieldsThatAreWrong() {
        Answer refused = post("/api/users", Map.of("email", "nobody", "displayName", "", "role", "VIEWER"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()
                        .get("errors")
                        .valueStream()
                        .map(error -> error.get("field").asString()))
                .containsExactlyInAnyOrder("email", "displayName");
    }

    @Test
    void namesTheFieldAndTheChoicesOfAValueThatCannotBeRead() {
        Answer refused = post("/api/users", Map.of("email", "a@example.com", "displayName", "Ada", "role", "KING"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().get("errors").toString())
                .isEqualTo(
                        "[{\"field\":\"role\",\"message\":\"must be one of [ADMIN, EDITOR, OPERATOR, APPROVER, VIEWER]\"}]");
    }

    @Test
    void answersWithTheTimeThatItStores() {
        Answer created = workflow(user());

        Answer read = send(HttpMethod.GET, "/api/workflows/" + id(created), null);

        assertThat(created.text("createdAt")).isEqualTo(read.text("createdAt"));
    }

    @Test
    void refusesAnEmailInUse() {
        String email = UUID.randomUUID() + "@example.com";
        Map<String, Object> user = Map.of("email", email, "displayName", "Ada", "role", "EDITOR");
        assertThat(post("/api/users", user).status()).isEqualTo(201);

        assertThat(post("/api/users", user).status()).isEqualTo(409);
    }

    @Test
    void knowsNothingOfAnUnknownId() {
        UUID unknown = UUID.randomUUID();

        Answer answer = send(HttpMethod.GET, "/api/runs/" + unknown, null);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text("detail")).isEqualTo("There is no run " + unknown + ".");
    }

    @Test
    void pagesItsLists() {
        user();
        user();

        Answer page = send(HttpMethod.GET, "/api/users?size=1", null);

        assertThat(page.body().get("content").size()).isEqualTo(1);
        assertThat(page.body().get("page").get("totalElements").asInt()).isGreaterThan(1);
    }

    @Test
    void describesItself() {
        assertThat(send(HttpMethod.GET, "/v3/api-docs", null)
                        .body()
                        .get("info")
                        .get("title")
                        .asString())
                .isEqualTo("Workflow Management API");
    }

    @Test
    void tellsItsMigrations() {
        Answer answer = send(HttpMethod.GET, "/actuator/migrations", null);

        JsonNode migrator = answer.body()
                .get("contexts")
                .get("workflow-api")
                .get("migrators")
                .get("migrator");
        assertThat(migrator.get("upToDate").asBoolean()).isTrue();
        assertThat(migrator.get("history").size()).isEqualTo(15);
        Answer one = send(HttpMethod.GET, "/actuator/migrations/abc123", null);
        assertThat(one.body().toString()).contains("\"message\":\"add user table\"");
        assertThat(send(HttpMethod.GET, "/actuator/migrations/nothing", null).status())
                .isEqualTo(404);
    }

    @Test
    void everyRevisionGoesDownAndUpAgain() {
        this.migrator.downgrade("base");
        assertThat(this.migrator.status().current()).isEmpty();

        this.migrator.upgrade("heads");
        assertThat(this.migrator.status().upToDate()).isTrue();
        assertThat(workflow(user()).status()).isEqualTo(201);
    }

    private String user() {
        return id(post(
                "/api/users",
                Map.of("email", UUID.randomUUID() + "@example.com", "displayName", "Ada", "role", "EDITOR")));
    }

    private Answer workflow(String owner) {
        return post("/api/workflows", Map.of("ownerId", owner, "content", content("Onboarding")));
    }

    private static Map<String, Object> content(String name) {
        return Map.of(
                "name",
                name,
                "steps",
                java.util.List.of(
                        Map.of("name", "Prepare", "kind", "TASK", "config", Map.of("hours", 2)),
                        Map.of("name", "Approve", "kind", "APPROVAL", "assigneeRole", "APPROVER")));
    }

    private Answer move(String run, String to) {
        return post("/api/runs/" + run + "/transitions", Map.of("to", to));
    }

    private Answer post(String path, Object body) {
        return send(HttpMethod.POST, path, body);
    }

    private static String id(Answer answer) {
        return answer.text("id");
    }

    private Answer send(HttpMethod method, String path, @org.jspecify.annotations.Nullable Object body) {
        RestClient.RequestBodySpec request = RestClient.create("http://localhost:" + this.port)
                .method(method)
                .uri(path)
                .header("X-Actor", "test");
        if (body != null) {
            request.body(body);
        }
        ResponseEntity<String> response = request.retrieve()
                .onStatus(HttpStatusCode::isError, (sent, received) -> {})
                .toEntity(String.class);
        String text = response.getBody();
        return new Answer(response.getStatusCode().value(), JsonMapper.shared().readTree(text == null ? "{}" : text));
    }

    record Answer(int status, JsonNode body) {

        String text(String field) {
            return this.body.get(field).asString();
        }
    }
}
