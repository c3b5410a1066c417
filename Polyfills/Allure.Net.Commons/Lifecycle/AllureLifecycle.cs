using Allure.Net.Commons.Configuration;
using Allure.Net.Commons.Writing;

namespace Allure.Net.Commons;

/// <summary>
/// The life of tests, set-ups, tear-downs and steps, from their start to the file. Where a flow of execution is, it keeps
/// per flow (<see cref="AsyncLocal{T}"/>): tests may run in parallel, and steps may await.
/// </summary>
public partial class AllureLifecycle
{
    private static readonly Lazy<AllureLifecycle> TheInstance = new(() => new AllureLifecycle(ConfigurationFile.Read()));

    private readonly AsyncLocal<AllureContext?> _context = new();
    private readonly Dictionary<Type, ITypeFormatter> _formatters = [];
    private readonly Lock _changing = new();

    internal AllureLifecycle(string json)
    {
        JsonConfiguration = json;
        AllureConfiguration = ConfigurationFile.Parse(json);
        Results = new ResultFolder(AllureConfiguration);
    }

    /// <summary>The one of this process.</summary>
    public static AllureLifecycle Instance => TheInstance.Value;

    /// <summary>Where this flow of execution is.</summary>
    public AllureContext Context
    {
        get => _context.Value ??= new AllureContext();
        private set => _context.Value = value;
    }

    /// <summary>The configuration file's text.</summary>
    public string JsonConfiguration { get; }

    /// <summary>The configuration.</summary>
    public AllureConfiguration AllureConfiguration { get; }

    /// <summary>The folder of results, as a full path.</summary>
    public string ResultsDirectory => Results.Path;

    /// <summary>How values of some types are put into words.</summary>
    public IReadOnlyDictionary<Type, ITypeFormatter> TypeFormatters => _formatters;

    internal ResultFolder Results { get; }

    /// <summary>From now on, values of a type are put into words by this.</summary>
    public void AddTypeFormatter<T>(TypeFormatter<T> typeFormatter) => _formatters[typeof(T)] = typeFormatter;

    /// <summary>Empties the folder of results.</summary>
    public virtual void CleanupResultDirectory() => Results.Empty();

    /// <summary>Runs an action as if this flow of execution were elsewhere.</summary>
    /// <returns>Where the action left off.</returns>
    public AllureContext RunInContext(AllureContext? context, Action action)
    {
        var before = Context;
        try
        {
            Context = context ?? before;
            action();
            return Context;
        }
        finally
        {
            if (context is not null)
                Context = before;
        }
    }

    /// <summary>Moves this flow of execution to where another one was.</summary>
    public void RestoreContext(AllureContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Context = context;
    }

    /// <summary>Changes the innermost of what is running: a step, else a set-up or tear-down, else the test.</summary>
    public virtual AllureLifecycle UpdateExecutableItem(Action<ExecutableItem> updateItem) => Change(Context.Innermost, updateItem);

    private static long Now() => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

    private static void Started(ExecutableItem item) => (item.stage, item.start) = (Stage.running, Now());

    private static void Stopped(ExecutableItem item) => (item.stage, item.stop) = (Stage.finished, Now());

    private AllureLifecycle Change<T>(T item, Action<T> change)
    {
        lock (_changing)
            change(item);
        return this;
    }
}
