using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PlantedFailures;

#pragma warning disable MA0182 // It is made by the host's services.
namespace SystemUnderTest.Planted;

/// <summary>Runs where the system's own code runs, in its pipeline: what it throws, the system has thrown.</summary>
internal sealed class BeforeEndpoints : IAuthorizationHandler
{
    public async Task HandleAsync(AuthorizationHandlerContext context)
    {
        if (context.Resource is not HttpContext http)
            return;
        foreach (var defect in Defects.OfCurrent.Where(d => d.IsAt(http.Request.Method, http.Request.Path)))
        {
            switch (defect.Kind)
            {
                case "throws":
                    throw Made(defect.What);
                case "runs":
                    await RunAsync(http.RequestServices.GetRequiredService<IConfiguration>().GetConnectionString("Main")!, defect.What);
                    break;
                case "calls a stranger":
                    using (var client = http.RequestServices.GetRequiredService<IHttpClientFactory>().CreateClient("stranger"))
                    {
                        try
                        {
                            (await client.GetAsync(new Uri("http://127.0.0.1:9/stranger?token=x"))).Dispose();
                        }
                        catch (HttpRequestException)
                        {
                            http.Response.Headers["X-Stranger"] = "silent";
                        }
                    }

                    break;
                case "loses its database":
                    await RunAsync("Host=127.0.0.1;Port=9;Database=gone;Username=nobody;Pooling=false", "SELECT 1");
                    break;
                case "has no disk left":
                    await using (var disk = new FileStream("/dev/full", FileMode.Open, FileAccess.Write))
                        disk.Write("x"u8);
                    break;
            }
        }
    }

    internal static Exception Made(string type) => type switch
    {
        nameof(NullReferenceException) => new NullReferenceException(),
        nameof(KeyNotFoundException) => new KeyNotFoundException("The given key 'currency' was not present in the dictionary."),
        _ => new InvalidOperationException("Sequence contains more than one matching element"),
    };

    private static async Task RunAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
