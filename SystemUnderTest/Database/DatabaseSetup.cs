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

    /// <summary>
    /// Statements that come again are planned once per session, and a session goes back to the pool as it is: nothing here changes its settings,
    /// so there is nothing to reset. What the connection string says itself is kept.
    /// </summary>
    private static string Tuned(string connection)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection);
        if (settings.MaxAutoPrepare == 0)
            (settings.MaxAutoPrepare, settings.AutoPrepareMinUsages) = (200, 2);
        settings.NoResetOnClose = true;
        return settings.ConnectionString;
    }

    /// <summary>Creates the schema in an empty database, if the setting Database:CreateSchema asks for it.</summary>
    public static async Task CreateSchemaAsync(this WebApplication app)
    {
        if (!app.Configuration.GetValue<bool>("Database:CreateSchema"))
            return;
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AppDb>().Database.EnsureCreatedAsync();
    }
}
