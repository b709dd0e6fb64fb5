package care.filing;

import static org.junit.jupiter.api.Assertions.*;

import care.ContainerTest;
import care.access.Scope;
import care.attachment.Attachments;
import care.document.Documents;
import care.facility.*;
import care.kernel.RuleViolation;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The filing desk, with several hands on the same paper. */
class FilingIT extends ContainerTest {
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final byte[] PDF = "%PDF-1.7\n1 0 obj\n".getBytes(StandardCharsets.US_ASCII);

    @Inject
    FacilityRegistry registry;
    @Inject
    FilingDesk desk;
    @Inject
    Attachments attachments;
    @Inject
    Documents documents;

    private Facility draft(Registrar registrar) {
        FacilityDetails details = new FacilityDetails();
        details.setName("案头养老院" + NEXT.incrementAndGet());
        details.setKind(FacilityKind.NURSING_HOME);
        details.setOwnership(Ownership.PRIVATE);
        details.setRegistrar(registrar);
        details.setRegionCode("640502100000");
        details.setAddress("某街1号");
        return as(SHAPOTOU, () -> registry.register(details));
    }

    private Filing submitted(Facility facility) {
        for (Material material : Material.values()) as(operatorOf(facility), () -> {
            desk.handIn(facility.getId(), null, material, material + ".pdf", PDF);
            return null;
        });
        return as(operatorOf(facility), () -> desk.submit(facility.getId()));
    }

    @Test
    void nothing_is_accepted_while_a_material_is_missing_and_a_closed_filing_takes_none() {
        Facility facility = draft(Registrar.COUNTY);
        long id = as(operatorOf(facility), () -> desk.submit(facility.getId())).getId();
        assertEquals("filing.materials-missing", refused(SHAPOTOU, accept(id)));
        assertEquals("filing.closed-for-materials", refused(operatorOf(facility), () -> {
            desk.handIn(facility.getId(), id, Material.APPLICATION, "a.pdf", PDF);
            return null;
        }));
    }

    private static Scope operatorOf(Facility facility) {
        return operator(facility.getId(), "640502100000");
    }

    private String refused(Scope scope, Callable<?> action) {
        return assertThrows(RuleViolation.class, () -> as(scope, action)).code();
    }

    private Callable<Void> accept(long id) {
        return () -> {
            desk.accept(id);
            return null;
        };
    }

    @Test
    void eight_officers_accept_one_filing_and_one_receipt_is_issued() throws Exception {
        Facility facility = draft(Registrar.COUNTY);
        long id = submitted(facility).getId();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<String>> outcomes = new ArrayList<>();
        for (int i = 0; i < 8; i++) outcomes.add(threads.submit(() -> {
            try {
                as(SHAPOTOU, accept(id));
                return "done";
            } catch (RuleViolation refusal) {
                return refusal.code();
            }
        }));
        List<String> told = new ArrayList<>();
        for (Future<String> outcome : outcomes) told.add(outcome.get(60, TimeUnit.SECONDS));
        threads.shutdown();
        assertEquals(1, Collections.frequency(told, "done"), told.toString());
        assertEquals(1, number("select count(*) from care.document where facility_id = " + facility.getId()));
        assertEquals("FILED", as(SHAPOTOU, () -> desk.get(id).getFacility().getFiling().name()));
    }

    @Test
    void receipts_issued_at_the_same_moment_are_numbered_without_gap_or_repeat() throws Exception {
        List<Long> filings = new ArrayList<>();
        for (int i = 0; i < 8; i++) filings.add(submitted(draft(Registrar.COUNTY)).getId());
        long before = number("select coalesce(max(sequence), 0) from care.document where kind = 'FILING_RECEIPT' and office_code = '640502000000' and year = extract(year from now() at time zone 'Asia/Shanghai')");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        for (Future<?> one : threads.invokeAll(filings.stream().map(id -> (Callable<Void>) () -> as(SHAPOTOU, accept(id))).toList())) one.get(60, TimeUnit.SECONDS);
        threads.shutdown();
        assertEquals(before + 8, number("select max(sequence) from care.document where kind = 'FILING_RECEIPT' and office_code = '640502000000' and year = extract(year from now() at time zone 'Asia/Shanghai')"));
        assertEquals(8, number("select count(distinct sequence) from care.document where kind = 'FILING_RECEIPT' and office_code = '640502000000' and year = extract(year from now() at time zone 'Asia/Shanghai') and sequence > " + before));
    }

    @Test
    void one_notice_names_every_gap_and_the_facility_answers_it() {
        Facility facility = draft(Registrar.COUNTY);
        Filing filing = submitted(facility);
        as(SHAPOTOU, () -> {
            desk.sendBack(filing.getId(), Map.of(Material.APPLICATION, "没有盖章", Material.COMMITMENT_LETTER, "没有提交"));
            return null;
        });
        Filing returned = as(operatorOf(facility), () -> desk.get(filing.getId()));
        assertEquals(2, returned.getGaps().size());
        byte[] pdf = as(operatorOf(facility), () -> documents.file(returned.getNoticeId())).pdf();
        assertEquals("%PDF", new String(pdf, 0, 4, StandardCharsets.US_ASCII));
        as(operatorOf(facility), () -> {
            desk.resubmit(filing.getId());
            return null;
        });
        as(SHAPOTOU, accept(filing.getId()));
        assertEquals(2, number("select count(*) from care.document where facility_id = " + facility.getId()));
        assertEquals(4, number("select count(*) from care.facility_status where facility_id = " + facility.getId() + " and filing in ('SUBMITTED', 'RETURNED', 'FILED', 'DRAFT')"));
    }

    @Test
    void the_operator_files_the_office_decides_and_another_county_sees_neither() {
        Facility facility = draft(Registrar.COUNTY);
        assertEquals("access.refused", refused(SHAPOTOU, () -> desk.submit(facility.getId())));
        long id = submitted(facility).getId();
        assertEquals("access.refused", refused(operatorOf(facility), accept(id)));
        assertEquals("record.not-found", refused(ZHONGNING, accept(id)));
        assertEquals("facility.filing.refused", refused(operatorOf(facility), () -> desk.submit(facility.getId())));
    }

    @Test
    void what_is_registered_with_the_city_is_decided_by_the_city() {
        long id = submitted(draft(Registrar.CITY)).getId();
        assertEquals("filing.not-yours", refused(SHAPOTOU, accept(id)));
        as(CITY, accept(id));
        assertEquals(1, number("select count(*) from care.document d join care.filing f on f.receipt_id = d.id where f.id = " + id + " and d.office_code = '640500000000'"));
    }

    @Test
    void a_material_is_kept_once_and_seen_only_with_its_facility() {
        Facility one = draft(Registrar.COUNTY);
        Facility other = draft(Registrar.COUNTY);
        byte[] bytes = Arrays.copyOf(PDF, PDF.length + 1);
        bytes[PDF.length] = (byte) NEXT.incrementAndGet();
        long first = as(operatorOf(one), () -> attachments.add(one.getId(), FilingDesk.PREPARED, one.getId(), "APPLICATION", "申请书.pdf", bytes));
        long second = as(operatorOf(other), () -> attachments.add(other.getId(), FilingDesk.PREPARED, other.getId(), "APPLICATION", "C:\\某目录\\申请书.pdf", bytes));
        assertEquals(1, number("select count(distinct sha256) from care.attachment where id in (" + first + ", " + second + ")"));
        assertArrayEquals(bytes, as(operatorOf(one), () -> attachments.content(first, false)).bytes());
        assertEquals("申请书.pdf", as(operatorOf(other), () -> attachments.content(second, false)).name(), "the folder it came from is nobody's business");
        assertEquals("record.not-found", refused(operatorOf(other), () -> attachments.content(first, false)));
        assertEquals("record.not-found", refused(ZHONGNING, () -> attachments.content(first, false)));
        assertEquals("scope.refused", refused(operatorOf(other), () -> attachments.add(one.getId(), FilingDesk.PREPARED, one.getId(), "APPLICATION", "x.pdf", bytes)));
    }

    @Test
    void a_paper_is_genuine_to_anybody_until_it_is_revoked_with_a_reason() {
        Facility facility = draft(Registrar.COUNTY);
        long id = submitted(facility).getId();
        as(SHAPOTOU, accept(id));
        long paper = as(SHAPOTOU, () -> desk.get(id).getReceiptId());
        assertEquals("document.no-reason", refused(SHAPOTOU, () -> {
            documents.revoke(paper, " ");
            return null;
        }));
        as(SHAPOTOU, () -> {
            documents.revoke(paper, "材料不实");
            return null;
        });
        assertEquals(1, number("select count(*) from care.document where id = " + paper + " and revoked_on is not null"));
        assertEquals("document.gone-or-revoked", refused(SHAPOTOU, () -> {
            documents.revoke(paper, "再一次");
            return null;
        }));
        assertTrue(as(Scope.NONE, () -> documents.genuine("not a token")).isEmpty());
    }
}
