package care.web;

import static org.junit.jupiter.api.Assertions.*;

import care.*;
import com.microsoft.playwright.*;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.*;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many SQL statements a page may send, however many rows it shows. A list that asks once a row would fail here. */
@ArquillianTest
@RunAsClient
class StatementsIT {
    private static Browser browser;
    private static Page page;

    @BeforeAll
    static void logIn() {
        browser = Chromium.launch();
        page = browser.newPage();
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    private static void as(String user) {
        page.context().clearCookies();
        page.navigate(TestSession.base() + "login.xhtml");
        page.locator("id=f:user").fill(user);
        page.locator("id=f:password").fill(TestSession.PASSWORD);
        page.locator("id=f:go").click();
        page.waitForURL("**/index.xhtml");
    }

    private static long statements() {
        return Http.get(null, "metrics").body().lines().filter(line -> line.startsWith("care_statements_total")).mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ')))).findFirst().orElseThrow();
    }

    /** The limit is what the page needs, counted once by hand: one statement for each part of it; the workbench asks a little more when its parts have something to show. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        city       | dashboard/board.xhtml                    | 45
        city       | dashboard/wall.xhtml                     | 18
        city       | facility/list.xhtml                      | 6
        city       | facility/licences.xhtml                  | 3
        city       | filing/list.xhtml                        | 4
        city       | residence/stays.xhtml                    | 3
        city       | person/list.xhtml                        | 5
        city       | person/quality.xhtml                     | 5
        city       | parameter/list.xhtml                     | 2
        city       | document/list.xhtml                      | 3
        city       | dashboard/rows.xhtml?code=residents      | 9
        city       | roster/list.xhtml                        | 5
        city       | roster/payments.xhtml?category=ADVANCED_AGE | 10
        city       | roster/verifications.xhtml               | 3
        city       | roster/pushes.xhtml                      | 5
        city       | ledger/day.xhtml                         | 4
        city       | ledger/occupancy.xhtml                   | 6
        city       | ledger/returns.xhtml                     | 8
        city       | ledger/sojourn.xhtml                     | 4
        city       | prepayment/list.xhtml                    | 9
        city       | inspection/list.xhtml                    | 4
        city       | rectification/list.xhtml                 | 5
        city       | rectification/restrictions.xhtml         | 4
        city       | complaint/list.xhtml                     | 5
        city       | joint/clues.xhtml                        | 5
        city       | draw/list.xhtml                          | 5
        city       | kitchen/missing.xhtml                    | 2
        city       | watch/list.xhtml                         | 4
        operator-1 | index.xhtml                              | 47""")
    void a_page_sends_no_more_statements_than_it_has_parts(String user, String path, int limit) {
        as(user);
        page.navigate(TestSession.base() + path);            // the number on the bell is counted once a minute
        long before = statements();
        page.navigate(TestSession.base() + path);
        long sent = statements() - before;
        assertTrue(sent > 0 && sent <= limit, path + " sent " + sent + ", at most " + limit);
    }

    @Test
    void twenty_rows_and_a_hundred_cost_the_same() {
        long before = statements();
        Http.get("city", "api/v1/facilities?limit=5");
        long few = statements() - before;
        before = statements();
        Http.get("city", "api/v1/facilities?limit=500");
        assertEquals(few, statements() - before, 1);          // the count is skipped when everything fits on the page
    }
}
