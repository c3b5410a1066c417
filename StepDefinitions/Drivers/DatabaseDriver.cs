using Framework.Lanes;
using Npgsql;

namespace StepDefinitions.Drivers;

/// <summary>Writes past the system, straight into the database: what the database itself must refuse.</summary>
public sealed class DatabaseDriver(ScenarioScope scenario)
{
    /// <summary>The constraint that refused the last write; null if none did.</summary>
    public string? RefusedBy { get; private set; }

    /// <summary>Sets a column of an invoice.</summary>
    public Task AttemptToSetAsync(string column, Guid invoice, object value) =>
        AttemptAsync($"UPDATE invoices SET {new NpgsqlCommandBuilder().QuoteIdentifier(column)} = $1 WHERE id = $2", value, invoice);

    /// <summary>A licence without a beginning.</summary>
    public Task AttemptToUndateLicenceAsync(Guid licence) => AttemptAsync("UPDATE licences SET started_at = NULL WHERE id = $1", licence);

    /// <summary>As some other program would do that knows nothing of trainings.</summary>
    public Task SetLicenceLevelAsync(Guid licence, int level) => ExecuteAsync("UPDATE licences SET level = $1, highest_level = greatest(highest_level, $1) WHERE id = $2", level, licence);

    public Task RemoveLicenceAsync(Guid licence) => ExecuteAsync("DELETE FROM licences WHERE id = $1", licence);

    public Task MakeAdministratorAsync(Guid account) => ExecuteAsync("UPDATE users SET role = $1 WHERE id = $2", "admin", account);

    private async Task AttemptAsync(string sql, params object[] values)
    {
        try
        {
            RefusedBy = null;
            await ExecuteAsync(sql, values);
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.CheckViolation)
        {
            RefusedBy = error.ConstraintName;
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.NotNullViolation)
        {
            RefusedBy = $"{error.TableName}.{error.ColumnName} NOT NULL";
        }
    }

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
