using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace SystemUnderTest.Database;

internal static class DatabaseSetup
{
    public static void AddDatabase(this WebApplicationBuilder builder)
    {
        var connection = builder.Configuration.GetConnectionString("Main");
        if (string.IsNullOrWhiteSpace(connection))
            throw new InvalidOperationException("The setting ConnectionStrings:Main is missing. Expected: a PostgreSQL connection string.");
        builder.Services.AddDbContextPool<AppDb>(options => options.UseNpgsql(Tuned(connection)));
    }

    /// <summary>A session goes back to the pool as it is: nothing here changes its settings, so there is nothing to reset before each use.</summary>
    private static string Tuned(string connection) => new NpgsqlConnectionStringBuilder(connection) { NoResetOnClose = true }.ConnectionString;

    /// <summary>Creates the schema in an empty database, if the setting Database:CreateSchema asks for it.</summary>
    public static async Task CreateSchemaAsync(this WebApplication app)
    {
        if (!app.Configuration.GetValue<bool>("Database:CreateSchema"))
            return;
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AppDb>().Database.EnsureCreatedAsync();
    }
}
