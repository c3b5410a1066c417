using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Framework.Database;

/// <summary>The database that lanes are cloned from: the schema, whatever rows its script put there, and the reset function.</summary>
internal static class TemplateDatabase
{
    /// <summary>Its name: keyed by the schema.</summary>
    public static string NameFor(string script) =>
        "template_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(script)))[..16];

    public static async Task BuildAsync(PostgresServer server, string name, string script, CancellationToken ct)
    {
        using var turn = await server.TemplateTurnAsync(ct);
        await using var admin = await server.OpenAdminAsync(ct);
        await using var exists = new NpgsqlCommand("select 1 from pg_database where datname = $1", admin) { Parameters = { new() { Value = name } } };
        if (await exists.ExecuteScalarAsync(ct) is not null) return;
        await DatabaseCommands.CreateAsync(server, admin, name, template: null, ct);
        try
        {
            await FillAsync(server, name, script, ct);
        }
        catch
        {
            await DatabaseCommands.DropAsync(admin, name, CancellationToken.None);
            throw;
        }
    }

    private static async Task FillAsync(PostgresServer server, string name, string script, CancellationToken ct)
    {
        await using var connection = await server.OpenAsync(name, options: null, ct);
        await SchemaScript.RunAsync(connection, script, ct);
        await RunAsync(connection, "set search_path to default; set session_replication_role = replica", ct);
        var catalogue = await SchemaCatalogue.ReadAsync(connection, ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await RunAsync(connection, ResetFunction.Script(catalogue), ct);
        await transaction.CommitAsync(ct);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}
