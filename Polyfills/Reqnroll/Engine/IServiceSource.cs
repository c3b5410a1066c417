using System.ComponentModel;
using Reqnroll.BoDi;

namespace Reqnroll.Engine;

/// <summary>Another container from which binding classes and the parameters of hooks are made.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IServiceSource : IAsyncDisposable
{
    /// <summary>Who set it up, for messages.</summary>
    string Name { get; }

    /// <summary>Whether a scope lives as long as a feature; else as long as a scenario.</summary>
    bool IsPerFeature { get; }

    /// <summary>What lives as long as the run.</summary>
    IServiceProvider Root { get; }

    /// <summary>Opens a scope for a scenario or a feature.</summary>
    (IServiceProvider Services, IAsyncDisposable Scope) Open(IObjectContainer container);
}
