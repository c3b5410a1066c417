using System.Globalization;
using System.Text;

namespace Framework.Database;

/// <summary>
/// The PL/pgSQL function that resets a database, written for its schema. One query asks every table and sequence whether
/// it differs from the template, then only those are put back. The statements are spelt out, so that their plans are kept;
/// the session has session_replication_role = replica once and for all (switching it throws all plans away).
/// </summary>
internal static class ResetFunction
{
    /// <summary>Answers with null for the dirty ones when a transaction is open in this database: then nothing was done.</summary>
    public const string Call = $"select dirty, bloated from {SchemaCatalogue.Own}.reset($1)";

    // A table that has grown past this is vacuumed after its reset: deleted rows leave line pointers behind.
    private const int BloatedBytes = 512 * 1024;

    public static string Script(SchemaCatalogue catalogue)
    {
        var seeded = catalogue.Tables.Where(t => t.Rows > 0).ToList();
        var sql = new StringBuilder();
        sql.AppendLine(CultureInfo.InvariantCulture, $"create schema {SchemaCatalogue.Own};");
        sql.AppendLine(CultureInfo.InvariantCulture, $"create table {SchemaCatalogue.Own}.seeds (id bigint primary key, written_by xid not null);");
        foreach (var table in seeded) AppendSeed(sql, table);
        AppendFunction(sql, catalogue);
        return sql.ToString();
    }

    // All of a seeded table's rows are rewritten by one transaction: any row of another transaction, or another number of
    // rows, is a change. This holds for every type, also for those that cannot be compared.
    private static void AppendSeed(StringBuilder sql, TableShape table)
    {
        sql.AppendLine(CultureInfo.InvariantCulture, $"create table {Copy(table)} as select {table.Columns} from only {table.Quoted};");
        sql.AppendLine(CultureInfo.InvariantCulture, $"delete from only {table.Quoted};");
        sql.AppendLine(CultureInfo.InvariantCulture, $"{Refill(table)};");
        sql.AppendLine(CultureInfo.InvariantCulture, $"insert into {SchemaCatalogue.Own}.seeds values ({table.Id}, pg_current_xact_id()::xid);");
    }

    private static void AppendFunction(StringBuilder sql, SchemaCatalogue catalogue)
    {
        var checks = catalogue.Tables.Select(Check).Concat(catalogue.Sequences.Select(Check))
            .Append("case when exists(select from pg_largeobject_metadata) then 'large objects' end");
        sql.AppendLine(CultureInfo.InvariantCulture,
            $"""
             create function {SchemaCatalogue.Own}.reset(database_id oid, out dirty text[], out bloated text[]) language plpgsql as $reset$
             declare item text;
             begin
               if exists (select from pg_stat_get_activity(null) a where a.datid = database_id and a.xact_start is not null
                          and a.pid <> pg_backend_pid() and a.backend_type = 'client backend') then return; end if;
               select array_remove(array[
                 {string.Join(",\n    ", checks)}
               ]::text[], null) into dirty;
               if dirty = '{"{}"}' then return; end if;
               foreach item in array dirty loop
                 case item
             """);
        foreach (var table in catalogue.Tables) AppendRestore(sql, table);
        foreach (var s in catalogue.Sequences)
            sql.AppendLine(CultureInfo.InvariantCulture, $"    when {Literal(s.Name)} then perform setval({Literal(s.Quoted)}, {s.LastValue}, {(s.IsCalled ? "true" : "false")});");
        sql.AppendLine("    when 'large objects' then perform lo_unlink(oid) from pg_largeobject_metadata;");
        sql.AppendLine("    end case;\n  end loop;");
        foreach (var view in catalogue.MaterializedViews)
            sql.AppendLine(CultureInfo.InvariantCulture, $"  refresh materialized view {view.Quoted}{(view.Populated ? "" : " with no data")};");
        sql.AppendLine("end $reset$;");
    }

    private static void AppendRestore(StringBuilder sql, TableShape table)
    {
        sql.AppendLine(CultureInfo.InvariantCulture, $"    when {Literal(table.Name)} then delete from only {table.Quoted};");
        if (table.Rows > 0)
        {
            sql.AppendLine(CultureInfo.InvariantCulture, $"      {Refill(table)};");
            sql.AppendLine(CultureInfo.InvariantCulture, $"      update {SchemaCatalogue.Own}.seeds set written_by = pg_current_xact_id()::xid where id = {table.Id};");
        }

        sql.AppendLine(CultureInfo.InvariantCulture,
            $"      if pg_relation_size({Literal(table.Quoted)}::regclass) > {BloatedBytes} then bloated := bloated || {Literal(table.Quoted)}::text; end if;");
    }

    private static string Check(TableShape table) => table.Rows == 0
        ? $"case when exists(select from only {table.Quoted}) then {Literal(table.Name)} end"
        : string.Create(CultureInfo.InvariantCulture,
            $"case when (select count(*) <> {table.Rows} or bool_or(t.xmin <> s.written_by) from only {table.Quoted} t, {SchemaCatalogue.Own}.seeds s where s.id = {table.Id}) then {Literal(table.Name)} end");

    private static string Check(SequenceShape s) => string.Create(CultureInfo.InvariantCulture,
        $"case when (select last_value <> {s.LastValue} or is_called <> {s.IsCalled} from {s.Quoted}) then {Literal(s.Name)} end");

    private static string Refill(TableShape table) =>
        $"insert into {table.Quoted} ({table.Columns}) overriding system value select {table.Columns} from {Copy(table)}";

    private static string Copy(TableShape table) => string.Create(CultureInfo.InvariantCulture, $"{SchemaCatalogue.Own}.seed_{table.Id}");

    private static string Literal(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";
}
