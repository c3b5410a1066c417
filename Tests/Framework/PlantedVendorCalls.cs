extern alias system;

using Framework.Lanes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SystemUnderTest.Database;
using TheSystem = system::Program;

namespace Tests.Framework;

/// <summary>The reference system with doors that it doesn't have: each calls a vendor in another situation of the database.</summary>
internal sealed class PlantedVendorCalls : SystemWiring<TheSystem>
{
    private readonly LonelySystem _system = new();

    public override string? WarmUpPath => _system.WarmUpPath;

    public override IEnumerable<KeyValuePair<string, string?>> Settings(LaneContext lane) => _system.Settings(lane);

    public override Task<string> SchemaScriptAsync(IServiceProvider system) => Task.FromResult(DatabaseSchema.Script(system));

    public override void ConfigureServices(LaneContext lane, IServiceCollection services) => services.AddSingleton<IStartupFilter>(new Doors(lane.ConnectionString));

    private sealed class Doors(string connectionString) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, following) => context.Request.Path.StartsWithSegments("/planted", StringComparison.Ordinal, out var door) ? OpenAsync(context, door.Value!.Trim('/')) : following(context));
            next(app);
        };

        private async Task OpenAsync(HttpContext context, string door)
        {
            await using var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync();
            switch (door)
            {
                case "open-transaction":
                    await using (await connection.BeginTransactionAsync())
                    {
                        await ExecuteAsync(connection, "SELECT count(*) FROM jobs");
                        await CallAsync(context);
                    }

                    break;
                case "ended-transaction":
                    await using (var transaction = await connection.BeginTransactionAsync())
                    {
                        await ExecuteAsync(connection, "SELECT count(*) FROM jobs");
                        await transaction.CommitAsync();
                    }

                    await CallAsync(context);
                    break;
                case "raw-transaction":
                    await ExecuteAsync(connection, "BEGIN");
                    await ExecuteAsync(connection, "SELECT 1 AS planted");
                    await CallAsync(context);
                    await ExecuteAsync(connection, "ROLLBACK");
                    break;
                case "advisory-lock":
                    await ExecuteAsync(connection, "SELECT pg_advisory_lock(42)");
                    await CallAsync(context);
                    await ExecuteAsync(connection, "SELECT pg_advisory_unlock(42)");
                    break;
                case "no-lock":
                    await ExecuteAsync(connection, "SELECT pg_advisory_lock(42)");
                    await ExecuteAsync(connection, "SELECT pg_advisory_unlock(42)");
                    await CallAsync(context);
                    break;
                case "only-transaction":
                    await using (await connection.BeginTransactionAsync())
                    {
                        await ExecuteAsync(connection, "SELECT count(*) FROM jobs");
                        await Task.Yield();
                    }

                    break;
            }
        }

        private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }

        /// <summary>Nobody listens there: the call is made, and fails.</summary>
        private static async Task CallAsync(HttpContext context)
        {
            using var client = context.RequestServices.GetRequiredService<IHttpClientFactory>().CreateClient("planted");
            try
            {
                using var answer = await client.PostAsync(new Uri("http://127.0.0.1:9/charges?key=1"), null);
            }
            catch (HttpRequestException)
            {
                context.Response.StatusCode = StatusCodes.Status502BadGateway;
            }
        }
    }
}
