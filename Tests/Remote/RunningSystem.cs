extern alias system;

using Framework.Lanes;
using Framework.Time;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tests.Framework;
using TheSystem = system::Program;

namespace Tests.Remote;

/// <summary>The reference system on a port, as it is when it has been deployed.</summary>
internal sealed class RunningSystem : WebApplicationFactory<TheSystem>
{
    private readonly string _database;
    private readonly IReadOnlyDictionary<string, string?> _more;
    private readonly string _environment;

    public RunningSystem(string database, IReadOnlyDictionary<string, string?> more, string environment = "Staging")
    {
        (_database, _more, _environment) = (database, more, environment);
        UseKestrel(0);
    }

    public Uri Start()
    {
        StartServer();
        return new Uri(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(_environment);
        var lane = new LaneContext(1, _database, new VirtualClock(DateTimeOffset.UnixEpoch));
        foreach (var (key, value) in new LonelySystem().Settings(lane).Concat(_more))
            builder.UseSetting(key, value);
        builder.UseSetting("Database:CreateSchema", "true");
        builder.ConfigureLogging(logging => logging.AddFilter("Microsoft", LogLevel.Warning));
    }
}
