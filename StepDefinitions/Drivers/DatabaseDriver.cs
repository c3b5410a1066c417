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
        var quoted = new NpgsqlCommandBuilder().QuoteIdentifier(column);
        await using var connection = new NpgsqlConnection(scenario.Lane.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"UPDATE invoices SET {quoted} = $1 WHERE id = $2", connection)
        {
            Parameters = { new() { Value = value }, new() { Value = invoice } },
        };
        try
        {
            RefusedBy = null;
            await command.ExecuteNonQueryAsync();
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.CheckViolation)
        {
            RefusedBy = error.ConstraintName;
        }
    }
}
