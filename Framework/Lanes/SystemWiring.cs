using Framework.Contract;
using Framework.Time;
using Framework.Waiting;
using Microsoft.Extensions.DependencyInjection;

namespace Framework.Lanes;

/// <summary>What a lane offers its host.</summary>
/// <param name="Number">From 1.</param>
/// <param name="ConnectionString">Of the lane's own database; known before the database exists.</param>
/// <param name="Clock">The lane's clock, registered as the host's <see cref="TimeProvider"/>.</param>
public sealed record LaneContext(int Number, string ConnectionString, SteerableClock Clock);

/// <summary>All that the framework has to be told about a system under test. The one class that a team writes to put its own system here.</summary>
/// <typeparam name="TEntryPoint">The system's <c>Program</c>.</typeparam>
public abstract class SystemWiring<TEntryPoint>
    where TEntryPoint : class
{
    /// <summary>Names of the system's own activity sources (background jobs), beside ASP.NET Core's and Npgsql's.</summary>
    public virtual IEnumerable<string> ActivitySources => [];

    /// <summary>A path that is requested once a lane's host has started, so that no scenario pays for its first request; null for none. It must not need the database.</summary>
    public virtual string? WarmUpPath => null;

    /// <summary>Where the system answers its own OpenAPI document, as JSON: <c>/openapi/v1.json</c>. All that scenarios are answered is held against it. Null: there is none.</summary>
    public virtual string? OpenApiPath => null;

    /// <summary>What an answer means that this document does not declare; <c>TF_CONTRACT</c> overrides it.</summary>
    public virtual ContractRule ContractRule => ContractRule.Suspect;

    /// <summary>Whether the suite is to run against a running system, too: then scenarios have to say by tags what such a one may lack (<see cref="Capabilities"/>).</summary>
    public virtual bool RunsElsewhere => false;

    /// <summary>Settings of the lane's host, e.g. <c>ConnectionStrings:Main</c>. Values whose key ends in Key, Token, Secret or Password are masked in all evidence.</summary>
    public abstract IEnumerable<KeyValuePair<string, string?>> Settings(LaneContext lane);

    /// <summary>SQL that builds the whole schema in an empty database.</summary>
    /// <param name="system">Services of the first lane's host, which has started; its database may not exist yet.</param>
    public abstract Task<string> SchemaScriptAsync(IServiceProvider system);

    /// <summary>Replaces services of the host. Clock, logging and HTTP recording are there already.</summary>
    public virtual void ConfigureServices(LaneContext lane, IServiceCollection services)
    {
    }

    /// <summary>What is asked, beside the trace, whether the system is at rest.</summary>
    /// <param name="system">The lane host's services.</param>
    public virtual IEnumerable<IRestProbe> RestProbes(IServiceProvider system) => [];
}
