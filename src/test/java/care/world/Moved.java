package care.world;

import java.sql.*;
import java.time.LocalDate;

/**
 * What goes on around the stays: agreements with what was paid, care levels, leave, incidents, guests expected, and people on their way in.
 * Every resident of today has an agreement of this year; the rest is planted in a few homes, most of it in that of the first operator.
 */
public final class Moved {
    private final Connection owner;
    private final LocalDate today;

    public Moved(Connection owner, LocalDate today) {
        this.owner = owner;
        this.today = today;
    }

    public void settleIn() throws SQLException {
        care();
        agreements();
        leave();
        risks();
        incidents();
        guests();
        applicants();
        try (Statement statement = owner.createStatement()) {
            statement.execute("analyze care_period, agreement, agreement_payment, stay_leave, incident, reservation, admission, risk_assessment, risk");
        }
    }

    /** The level that goes with the latest assessment; a tenth needed less half a year ago. */
    private void care() throws SQLException {
        run("""
            with residents as (
              select s.id, s.facility_id, s.from_day, a.id as assessment_id, coalesce(a.grade, 1) as grade, a.assessed_on
              from stay s left join lateral (select * from assessment x where x.person_id = s.person_id order by x.assessed_on desc limit 1) a on true
              where s.kind = 'RESIDENT' and s.from_day <= ? and s.until_day is null),
            levels as (select r.*, (array['INDEPENDENT', 'ASSISTED', 'PARTIAL', 'FULL', 'SPECIAL'])[r.grade + 1] as level, (array['INDEPENDENT', 'ASSISTED', 'PARTIAL', 'FULL', 'SPECIAL'])[r.grade] as less,
                r.id % 10 = 0 and r.grade > 0 and r.from_day < ?::date - 200 as changed from residents r)
            insert into care_period (stay_id, facility_id, level, reason, assessment_id, from_day, until_day)
            select id, facility_id, level, case when changed then '复评后需要更多照护' else '@admission.care.at-admission' end, assessment_id, case when changed then ?::date - 180 else from_day end, null from levels
            union all select id, facility_id, less, '@admission.care.at-admission', null, from_day, ?::date - 180 from levels where changed""", today, today, today, today);
    }

    /** From each anniversary of moving in for a year; a month's fee paid on the same day of each month, the deposit at the beginning. */
    private void agreements() throws SQLException {
        run("""
            with residents as (
              select s.id, s.facility_id, s.person_id, (s.from_day + make_interval(years => extract(year from age(?::date, s.from_day))::integer))::date as first, c.level, array_position(array['INDEPENDENT', 'ASSISTED', 'PARTIAL', 'FULL', 'SPECIAL'], c.level) as n
              from stay s join care_period c on c.stay_id = s.id and c.until_day is null where s.kind = 'RESIDENT' and s.until_day is null)
            insert into agreement (facility_id, person_id, stay_id, state, care_level, bed_fen, care_fen, meal_fen, deposit_fen, months_ahead, emergency, emergency_phone, content, from_day, until_day, signed_on)
            select facility_id, person_id, id, 'SIGNED', level, 60000 + id % 5 * 10000, (array[20000, 50000, 90000, 140000, 190000])[n], 45000 + id % 4 * 5000, (60000 + id % 5 * 10000) * (1 + id % 3), 1 + id % 3,
              '家属', '0955-70' || lpad((id % 100000)::text, 5, '0'), (array['提供住宿、膳食和日间照看', '协助洗漱、如厕，每日巡视', '协助进食、洗浴、如厕，每两小时巡视一次', '全程协助起居，定时翻身，夜间巡视', '专人照护，定时翻身、喂食，夜间每小时巡视'])[n],
              first, (first + interval '1 year')::date, first
            from residents""", today);
        run("insert into agreement_payment (agreement_id, facility_id, kind, amount_fen, day, entered_by) select id, facility_id, 'DEPOSIT', deposit_fen, from_day, 'operator' from agreement where deposit_fen > 0");
        run("""
            insert into agreement_payment (agreement_id, facility_id, kind, amount_fen, day, entered_by)
            select a.id, a.facility_id, 'FEE', a.bed_fen + a.care_fen + a.meal_fen, m::date, 'operator' from agreement a, generate_series(a.from_day::timestamp, ?::timestamp, interval '1 month') m where m < a.until_day""", today);
    }

    /** About three in a hundred are away; the longest of them for twenty days. */
    private void leave() throws SQLException {
        String residents = "with residents as (select s.id, s.facility_id, row_number() over (partition by s.facility_id order by s.id) as n from stay s where s.kind = 'RESIDENT' and s.until_day is null and s.from_day < ?::date - 60) ";
        run(residents + """
            insert into stay_leave (stay_id, facility_id, kind, from_day, until_day, expected_on, note)
            select id, facility_id, case n % 2 when 0 then 'HOSPITAL' else 'HOME' end, ?::date - (n * 7 % 22)::integer, null, ?::date + 3, case n % 2 when 0 then '住院治疗' else '家属接回' end
            from residents where n % 33 in (3, 12) """, today, today, today);
        run(residents + """
            insert into stay_leave (stay_id, facility_id, kind, from_day, until_day, note)
            select id, facility_id, 'HOME', ?::date - 50, ?::date - 50 + (n % 9)::integer + 1, '回家过节' from residents where n % 14 = 1""", today, today, today);
    }

    /** The nine risks of everybody in the operators' homes and a third of the others; of a few the year is nearly over, of a few nobody has looked. */
    private void risks() throws SQLException {
        run("""
            with residents as (
              select s.facility_id, s.person_id, coalesce(a.grade, 1) as grade, row_number() over (partition by s.facility_id order by s.id) as n
              from stay s left join lateral (select * from assessment x where x.person_id = s.person_id order by x.assessed_on desc limit 1) a on true
              where s.kind = 'RESIDENT' and s.until_day is null and (s.facility_id % 3 = 0 or s.facility_id in (select facility_id from account where facility_id is not null))),
            looked as (
              insert into risk_assessment (facility_id, person_id, assessed_on, valid_until, assessor, informed)
              select facility_id, person_id, (?::date - case when n % 17 = 4 then interval '350 days' else make_interval(days => (n * 13 % 300)::integer) end)::date, (?::date - case when n % 17 = 4 then interval '350 days' else make_interval(days => (n * 13 % 300)::integer) end + interval '1 year')::date, '护理部', '家属'
              from residents where n % 29 <> 7 returning id, facility_id, person_id)
            insert into risk (risk_assessment_id, facility_id, kind, level, measure)
            select l.id, l.facility_id, k.kind, k.level, case when k.level <> 'NONE' then k.measure end
            from looked l join residents r on r.person_id = l.person_id cross join lateral (
              select v.kind, v.measure, (array['NONE', 'LOW', 'MEDIUM', 'HIGH'])[1 + least(3, greatest(0, r.grade - v.safe + (r.n + v.at) % 3 - 1))] as level
              from (values (1, 'CHOKING', 2, '软食慢喂，进食有人陪'), (2, 'INGESTION', 2, '药品食品分开放'), (3, 'PRESSURE_SORE', 2, '两小时翻身'), (4, 'SCALD', 2, '水温先试'), (5, 'FALL_FROM_BED', 1, '夜间床栏，床放低'),
                (6, 'FALL', 1, '穿防滑鞋，走道无杂物'), (7, 'HARM', 3, '分开照看'), (8, 'WANDERING', 2, '佩戴联系卡'), (9, 'RECREATION', 2, '活动全程有人在场')) v (at, kind, safe, measure)) k""", today, today);
    }

    private void incidents() throws SQLException {
        run("""
            with chosen as (select s.id, s.facility_id, row_number() over (partition by s.facility_id order by s.id) as n from stay s where s.kind = 'RESIDENT' and s.until_day is null and s.from_day < ?::date - 60),
            happened as (
              insert into incident (stay_id, facility_id, kind, harm, happened_at, place, what, measures, family_told, state, reported_by, reported_at, closed_on, conclusion)
              select id, facility_id, (array['FALL', 'CHOKING', 'FALL_FROM_BED', 'FALL', 'SCALD'])[n % 5 + 1], case when n = 3 and facility_id % 4 = 0 then 'SERIOUS' when n % 2 = 0 then 'NONE' else 'SLIGHT' end,
                (?::date - (n * 11)::integer)::timestamp + time '06:40', (array['卫生间门口', '餐厅', '房间', '二楼走廊', '水房'])[n % 5 + 1], '护理员发现后立即扶起并检查', '测量血压、检查伤情，联系家属', '当日已电话告知',
                case when n <= 2 then 'OPEN' else 'CLOSED' end, 'operator', (?::date - (n * 11)::integer)::timestamp + time '08:00', case when n > 2 then ?::date - (n * 11)::integer + 7 end, case when n > 2 then '已恢复；增加夜间巡视，地面加防滑垫' end
              from chosen where n <= 4 and facility_id % 3 = 0 returning id, facility_id, happened_at)
            insert into incident_step (incident_id, facility_id, day, what, entered_by) select id, facility_id, happened_at::date + 1, '复查伤情，没有加重', 'operator' from happened""", today, today, today, today);
    }

    /** Some sojourn beds that are free are booked for the weeks to come. */
    private void guests() throws SQLException {
        run("""
            with free as (select b.id, b.facility_id, row_number() over (partition by b.facility_id order by b.id) as n from bed b join bed_period p on p.bed_id = b.id and p.until_day is null and p.kind = 'SOJOURN' and p.state = 'IN_USE' and p.from_day <= ?::date
              where not exists (select 1 from stay s where s.bed_id = b.id and (s.until_day is null or s.until_day > ?::date)))
            insert into reservation (facility_id, bed_id, guest, phone, origin, service_package, from_day, until_day, state, booked_by)
            select facility_id, id, (array['苏远行', '钱江月', '川上行', '岭南春'])[n], '138000000' || lpad(n::text, 2, '0'), (array['江苏', '浙江', '四川', '广东'])[n], (array['康养30天套餐', '康养60天套餐', '黄河沙漠7天体验', '越冬90天套餐'])[n], ?::date + (n * 3)::integer, ?::date + (n * 3)::integer + (array[30, 60, 7, 90])[n], 'BOOKED', 'operator'
            from free where n <= 4""", today, today, today, today);
    }

    /** In the first operator's county: somebody in the middle of an admission, two who wait, one whom a bed is kept for. */
    private void applicants() throws SQLException {
        run("""
            with home as (select f.id, left(f.region_code, 6) as county from facility f join account a on a.facility_id = f.id where a.username in ('operator-1', 'operator-2')),
            people as (select h.id as facility_id, p.id, row_number() over (partition by h.id order by p.id) as n from home h join lateral (
              select p.id from person p join holding x on x.person_id = p.id and x.until_day is null and x.category in ('EXTREME_POVERTY', 'SUBSISTENCE_RURAL', 'ADVANCED_AGE') where left(p.region_code, 6) = h.county and p.facility_id is null and p.died_on is null and p.born < ?::date - interval '70 years'
                and not exists (select 1 from stay s where s.person_id = p.id and (s.until_day is null or s.until_day > ?::date)) group by p.id order by p.id limit 3) p on true)
            insert into admission (facility_id, person_id, state, opened_on, opened_by, bed_kind, waiting_since, priority)
            select facility_id, id, case when n = 1 then 'OPEN' else 'WAITING' end, ?::date - (n * 2)::integer, 'operator', case when n > 1 then 'NURSING' end, case when n > 1 then ?::date - (n * 2)::integer end, case when n > 1 then n - 1 end from people""", today, today, today, today);
    }

    private void run(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = owner.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
            statement.executeUpdate();
        }
    }
}
