package care.access;

import static care.Http.number;
import static org.junit.jupiter.api.Assertions.*;

import care.Http;
import care.TestSession;
import java.util.*;
import java.util.concurrent.*;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** Guessing, and what every answer carries. */
@ArquillianTest
@RunAsClient
class LoginIT {
    @Test
    void guesses_made_at_the_same_moment_share_one_counter_and_lock_exactly_at_the_limit() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        List<Future<Integer>> guesses = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            int n = i;
            guesses.add(threads.submit(() -> Http.getWith("inspector-640521", "Guess-" + n, "api/v1/divisions").status()));
        }
        for (Future<Integer> guess : guesses) assertEquals(401, guess.get());
        threads.shutdown();
        assertEquals(Logins.TRIES, number("select failures from care.account where username = 'inspector-640521'"));
        assertEquals(1, number("select count(*) from care.account where username = 'inspector-640521' and locked_until > now() + interval '14 minutes'"));
        assertEquals(401, Http.get("inspector-640521", "api/v1/divisions").status(), "the right password is of no use while it is locked");
        assertEquals(0, number("with undone as (update care.account set failures = 0, locked_until = null where username = 'inspector-640521' returning 1) select 0"));
        assertEquals(200, Http.get("inspector-640521", "api/v1/divisions").status());
    }

    @Test
    void the_right_password_sent_many_times_at_once_locks_nobody_out() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        List<Future<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < 16; i++) calls.add(threads.submit(() -> Http.get("county-640522", "api/v1/divisions").status()));
        for (Future<Integer> call : calls) assertEquals(200, call.get());
        threads.shutdown();
    }

    @Test
    void log_ins_are_in_the_audit_trail_with_their_outcome() {
        Http.getWith("planner", "Guess-1", "api/v1/divisions");
        assertTrue(number("select count(*) from care.audit_log where actor = 'planner' and use_case = 'Logins.check' and outcome = 'REFUSED'") > 0);
        Http.get("planner", "api/v1/divisions");
        assertTrue(number("select count(*) from care.audit_log where actor = 'planner' and use_case = 'Logins.check' and outcome = 'DONE'") > 0);
    }

    @Test
    void four_wrong_tries_and_a_right_one_start_the_count_again() {
        assertEquals(200, Http.get("inspector-640522", "api/v1/divisions").status(), "whatever went before");
        for (int i = 0; i < Logins.TRIES - 1; i++) Http.getWith("inspector-640522", "Guess-" + i, "api/v1/divisions");
        assertEquals(200, Http.get("inspector-640522", "api/v1/divisions").status());
        assertEquals(0, number("select failures from care.account where username = 'inspector-640522'"));
    }

    @Test
    void the_first_administrator_is_made_once_and_never_again() throws Exception {
        try (var owner = TestSession.owner(); var statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute("update care.officer set username = null");
            statement.execute("delete from care.account");
            for (String expected : List.of("t", "f")) try (var made = statement.executeQuery("select care.first_administrator('security', '640500000000', 'hash')::text")) {
                made.next();
                assertEquals(expected, made.getString(1).substring(0, 1));
            }
            owner.rollback();
        }
    }

    @Test
    void an_unknown_account_is_answered_like_a_wrong_password() {
        assertEquals(Http.getWith("nobody", "x", "api/v1/divisions").body(), Http.getWith("planner", "x", "api/v1/divisions").body());
    }

    @Test
    void every_page_is_closed_without_a_login_and_comes_back_to_what_was_asked() {
        for (String page : List.of("index.xhtml", "dashboard/board.xhtml", "facility/view.xhtml?id=1", "attachment/1", "document/pdf/1")) {
            Http.Answer answer = Http.get(null, page);
            assertEquals(302, answer.status(), page);
            assertTrue(answer.headers().firstValue("Location").orElse("").contains("/login.xhtml?from="), page);
        }
        assertEquals(200, Http.get(null, "public/paper.xhtml?t=x").status());
    }

    @Test
    void every_page_carries_the_headers_that_protect_it() {
        Http.Answer login = Http.get(null, "login.xhtml");
        assertEquals("nosniff", login.headers().firstValue("X-Content-Type-Options").orElse(""));
        assertTrue(login.headers().firstValue("Referrer-Policy").isPresent());
        String policy = login.headers().firstValue("Content-Security-Policy").orElse("");
        assertTrue(policy.contains("'nonce-"), policy);
        assertTrue(policy.contains("frame-ancestors 'none'"), policy);
        assertFalse(policy.contains("script-src 'unsafe-inline'"), policy);
        assertTrue(login.headers().firstValue("Cache-Control").orElse("").contains("no-store"));
    }

    @Test
    void no_account_has_a_password_anybody_could_guess_from_the_source() {
        for (String guess : List.of("admin", "password", "123456", "care", "Zhongwei-2026")) assertEquals(401, Http.getWith("auditor", guess, "api/v1/audit/verify").status());
        assertEquals(0, number("with undone as (update care.account set failures = 0, locked_until = null where username = 'auditor' returning 1) select 0"));
        assertEquals(200, Http.get("auditor", "api/v1/audit/verify").status());
        assertNotNull(TestSession.PASSWORD);
    }
}
