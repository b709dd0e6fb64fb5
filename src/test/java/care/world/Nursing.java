package care.world;

import java.sql.*;
import java.time.LocalDate;

/**
 * Care in a few homes: plans from each resident's level, a week of rounds and hand-overs with last night's second round missing in the
 * first operator's home, and home beds with their visits, a few of them too seldom. Worked out by the database, out of the record numbers.
 */
public final class Nursing {
    private static final String HOMES = """
        (select facility_id as id from account where facility_id is not null
         union select id from (select id from facility where kind = 'WELFARE_HOME' and filing = 'FILED' order by id limit 3) w
         union select distinct facility_id from bed_period where kind = 'HOME')""";
    /** Of all other homes that have residents, the last two days; one in nine leaves a round out now and then. */
    private static final String ALL = """
        (select f.id, case when f.id in """ + HOMES + """
         then 7 else 2 end as days from facility f where exists (select 1 from stay s where s.facility_id = f.id and s.until_day is null))""";
    private static final String CARER = "(select array_agg(m.name order by m.id) from staff m where m.facility_id = f.id and m.employed_until is null and m.post in ('CAREGIVER', 'NURSE', 'DIRECTOR'))";
    private final Connection owner;
    private final LocalDate today;

    public Nursing(Connection owner, LocalDate today) {
        this.owner = owner;
        this.today = today;
    }

    public void care() throws SQLException {
        plans();
        rounds();
        handovers();
        visits();
    }

    private void plans() throws SQLException {
        execute("""
            insert into care_plan (stay_id, facility_id, level, reason, made_by, from_day)
            select s.id, s.facility_id, (array['INDEPENDENT', 'ASSISTED', 'PARTIAL', 'FULL', 'SPECIAL'])[p.ability_grade + 1], '按入住评估制定', '护理部', greatest(s.from_day, p.ability_on)
            from stay s join person p on p.id = s.person_id where s.facility_id in """ + HOMES + " and s.until_day is null and s.kind = 'RESIDENT' and p.ability_grade is not null and p.ability_on < ? and s.id % 23 <> 0", today);
        execute("""
            insert into care_plan_task (plan_id, position, code, name, name_en, times, per)
            select n.id, row_number() over (partition by n.id order by t.position) - 1, t.code, t.name, t.name_en, t.times, t.per from care_plan n join care_task t on t.level = n.level""");
    }

    private void rounds() throws SQLException {
        execute("""
            insert into care_round (facility_id, shift, day, started_at, ended_at, made_by)
            select f.id, r.shift, d::date, b.begun, b.begun + make_interval(mins => 18 + (f.id + r.n * 7 + extract(day from d)::int * 5)::int % 20), c.names[1 + (extract(day from d)::int + r.n) % cardinality(c.names)]
            from """ + ALL + """
             f cross join generate_series(?::date - f.days, ?::date - 1, interval '1 day') d
            cross join (values (1, 'DAY', interval '9 hours 30 minutes'), (2, 'DAY', interval '15 hours'), (3, 'NIGHT', interval '22 hours'), (4, 'NIGHT', interval '26 hours 30 minutes')) r (n, shift, at)
            cross join lateral (select (d::date + r.at) at time zone 'Asia/Shanghai' as begun) b cross join lateral (select\s""" + CARER + """
             as names) c
            where c.names is not null and not (f.days = 2 and (f.id + r.n + extract(day from d)::int) % 27 = 4) and not (r.n = 4 and d::date = ?::date - 1 and f.id = (select facility_id from account where username = 'operator-1'))""", today, today, today);
        execute("""
            insert into care_round_entry (round_id, stay_id, facility_id, finding, note, told)
            select o.id, s.id, s.facility_id, case when l.id is not null then 'AWAY' when x.noted then 'NOTED' else 'IN_ORDER' end,
              case when x.noted and l.id is null then (array['夜间睡眠差，起夜三次', '血压偏高，已复测', '诉膝关节疼痛', '进食量减少', '皮肤发红，已翻身', '情绪低落，不愿外出'])[1 + (s.id + o.id) % 6] end,
              case when x.noted and l.id is null then (array['值班护士', '护理部主任', '家属'])[1 + (s.id + o.id) % 3] end
            from care_round o join stay s on s.facility_id = o.facility_id and s.from_day <= o.day and (s.until_day is null or s.until_day > o.day)
            join bed_period k on k.bed_id = s.bed_id and k.kind <> 'HOME' and k.from_day <= o.day and (k.until_day is null or k.until_day > o.day)
            left join stay_leave l on l.stay_id = s.id and l.from_day <= o.day and (l.until_day is null or l.until_day > o.day)
            cross join lateral (select (s.id * 31 + o.id * 17) % 97 = 0 as noted) x""");
    }

    private void handovers() throws SQLException {
        execute("""
            insert into handover (facility_id, day, shift, state, given_by, given_at, taken_by, taken_at, residents, away, in_hospital, arrived, attention)
            select f.id, d::date, h.shift, case when w.open then 'WRITTEN' else 'TAKEN' end, c.names[1 + i.n % cardinality(c.names)], a.at, case when not w.open then c.names[1 + (i.n + 1) % cardinality(c.names)] end, case when not w.open then a.at + interval '8 minutes' end,
              q.residents, q.away, q.hospital, q.arrived, n.notes
            from """ + ALL + """
             f cross join generate_series(?::date - f.days, ?::date - 1, interval '1 day') d cross join (values ('DAY', interval '18 hours'), ('NIGHT', interval '30 hours 10 minutes')) h (shift, at)
            cross join lateral (select (d::date + h.at) at time zone 'Asia/Shanghai' as at) a cross join lateral (select\s""" + CARER + """
             as names) c
            cross join lateral (select extract(day from d)::int * 2 + (h.shift = 'NIGHT')::int as n) i
            cross join lateral (select d::date = ?::date - 1 and h.shift = 'NIGHT' and f.id = (select facility_id from account where username = 'operator-1') as open) w
            cross join lateral (select count(*) as residents, count(l.id) as away, count(l.id) filter (where l.kind = 'HOSPITAL') as hospital, count(*) filter (where s.from_day = d::date) as arrived from stay s
              left join stay_leave l on l.stay_id = s.id and l.from_day <= d::date and (l.until_day is null or l.until_day > d::date) where s.facility_id = f.id and s.from_day <= d::date and (s.until_day is null or s.until_day > d::date)) q
            cross join lateral (select string_agg(distinct m.number || b.label || ' ' || e.note, E'\\n') as notes from care_round o join care_round_entry e on e.round_id = o.id and e.note is not null join stay s on s.id = e.stay_id join bed b on b.id = s.bed_id join room m on m.id = b.room_id
              where o.facility_id = f.id and o.day = d::date and o.shift = h.shift) n
            where cardinality(c.names) > 1 and q.residents > 0 and not (d::date = ?::date - 3 and h.shift = 'NIGHT')""", today, today, today, today);
    }

    private void visits() throws SQLException {
        execute("""
            insert into home_bed (bed_id, facility_id, address, equipment, devices)
            select b.id, b.facility_id, g.name || (array['向阳小区', '滨河家园', '枣园巷', '红柳苑', '清渠里'])[1 + b.id % 5] || (1 + b.id % 18) || '号楼' || (101 + 100 * (b.id % 6)), (array['护理床、床边扶手', '坐便椅、洗浴椅', '防滑地垫、扶手'])[1 + b.id % 3], (array['一键呼叫器', '呼叫器、烟感', '跌倒监测、呼叫器'])[1 + b.id % 3]
            from bed b join facility f on f.id = b.facility_id join region g on g.code = f.region_code where exists (select 1 from bed_period k where k.bed_id = b.id and k.kind = 'HOME') and b.id % 11 <> 0""");
        execute("""
            insert into home_visit (facility_id, stay_id, day, started_at, ended_at, visited_by, services, latitude, longitude, accuracy, no_place, signed_for, recorded_by)
            select f.id, s.id, x.d, a.at, a.at + make_interval(mins => 45 + (s.id % 40)::int), c.names[1 + (s.id + v.n)::int % cardinality(c.names)], (array['{VITALS,HYGIENE}', '{VITALS,MEALS,MEDICATION}', '{VITALS,REHABILITATION,COMPANY}', '{CLEANING,SAFETY,COMPANY}'])[1 + (s.id + v.n) % 4]::text[],
              case when p.placed then coalesce(f.latitude, 37.5) + (s.id % 70) / 10000.0 end, case when p.placed then coalesce(f.longitude, 105.2) + (s.id % 90) / 10000.0 end, case when p.placed then 8 + (s.id + v.n)::int % 30 end, case when not p.placed then '室内没有定位信号' end, case when s.id % 3 = 0 then '家属' else '本人' end, c.names[1]
            from stay s join facility f on f.id = s.facility_id join bed_period k on k.bed_id = s.bed_id and k.kind = 'HOME' and k.until_day is null
            join (select o.id, row_number() over (partition by o.facility_id order by o.from_day, o.id) as oldest from stay o join bed_period h on h.bed_id = o.bed_id and h.kind = 'HOME' and h.until_day is null where o.until_day is null) r on r.id = s.id
            cross join generate_series(1, 9) v (n)
            cross join lateral (select ?::date - (1 + 3 * (v.n - 1) + (s.id % 2)::int) - case when r.oldest = 1 then 6 else 0 end as d) x
            cross join lateral (select (x.d + make_interval(hours => 9 + (s.id + v.n)::int % 7, mins => (s.id * 7)::int % 60)) at time zone 'Asia/Shanghai' as at) a
            cross join lateral (select (s.id + v.n) % 13 <> 0 as placed) p cross join lateral (select\s""" + CARER + """
             as names) c
            where s.until_day is null and x.d >= s.from_day and c.names is not null""", today);
    }

    private void execute(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = owner.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
            statement.executeUpdate();
        }
    }
}
