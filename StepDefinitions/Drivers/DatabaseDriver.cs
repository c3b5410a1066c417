using Framework.Lanes;
using Npgsql;

namespace StepDefinitions.Drivers;

/// <summary>Writes past the system, straight into the database: what the database itself must refuse.</summary>
public sealed class DatabaseDriver(ScenarioScope scenario)
{
    /// <summary>The constraint that refused the last write; null if none did.</summary>
    public string? RefusedBy { get; private set; }

    /// <summary>Sets a column of an invoice.</summary>
    public async Task AttemptToSetAsync(string column, Guid invoice, object value)
    {
        try
        {
            RefusedBy = null;
            await ExecuteAsync($"UPDATE invoices SET {new NpgsqlCommandBuilder().QuoteIdentifier(column)} = $1 WHERE id = $2", value, invoice);
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.CheckViolation)
        {
            RefusedBy = error.ConstraintName;
        }
    }

    public Task MakeAdministratorAsync(Guid account) => ExecuteAsync("UPDATE users SET role = $1 WHERE id = $2", "admin", account);

    private async Task ExecuteAsync(string sql, params object[] values)
    {
        await using var connection = new NpgsqlConnection(scenario.Lane.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync();
    }
}
