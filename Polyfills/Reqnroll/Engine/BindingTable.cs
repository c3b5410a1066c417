using System.ComponentModel;
using System.Globalization;
using Reqnroll.BoDi;

namespace Reqnroll.Engine;

/// <summary>
/// All bindings of a test assembly. The generator writes one subclass an assembly: a <c>switch</c> over its step definitions instead
/// of a lambda a step, because code that runs once costs most in the JIT.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class BindingTable
{
    /// <summary>The hooks, in no order.</summary>
    public abstract IReadOnlyList<Hook> Hooks { get; }

    /// <summary>Culture of arguments from reqnroll.json; null: the feature's language.</summary>
    public virtual CultureInfo? BindingCulture => null;

    /// <summary>How a scenario ends whose step is pending, from reqnroll.json: Error, Inconclusive, Pending (which NUnit calls inconclusive) or Ignore.</summary>
    public virtual string PendingOutcome => "Error";

    /// <summary>The services that the project's [ScenarioDependencies] method sets up; null if there is none.</summary>
    public virtual IServiceSource? OpenServices(IObjectContainer run) => null;

    /// <summary>Calls a step definition.</summary>
    public abstract ValueTask InvokeAsync(int binding, IObjectContainer container, StepArguments arguments);

    /// <summary>Calls a step argument transformation and gives its result.</summary>
    public abstract ValueTask<object?> TransformAsync(int transformation, IObjectContainer container, StepArguments arguments);

    /// <summary>What a step definition is called, for traces: <c>InvoiceSteps.TheInvoiceIs</c>.</summary>
    public abstract string NameOf(int binding);

    /// <summary>What a transformation is called, for messages.</summary>
    public abstract string NameOfTransformation(int transformation);

    /// <summary>An instance of a binding class, or what a hook asks for.</summary>
    protected static T Of<T>(IObjectContainer container) => ((ObjectContainer)container).Instance<T>();

    /// <summary>Awaits a transformation that is asynchronous.</summary>
    protected static async ValueTask<object?> Awaited<T>(Task<T> task) => await task;

    /// <summary>Awaits a transformation that is asynchronous.</summary>
    protected static async ValueTask<object?> Awaited<T>(ValueTask<T> task) => await task;
}
