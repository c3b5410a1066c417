namespace Framework.Lanes;

/// <content>What it needs that not every target has.</content>
public sealed partial class ScenarioScope
{
    private MissingCapabilityException? _unsaid;

    /// <summary>Whether the system is another process: what happens inside of it is seen by its telemetry only, and its calls to vendors by the vendors.</summary>
    public bool IsRemote => _lane.IsRemote;

    /// <summary>Whether nobody else uses the system while the scenario runs.</summary>
    public bool IsAlone => !_lane.IsRemote || Identity.Needs(Capabilities.VirtualTime) || Identity.Needs(Capabilities.Alone);

    /// <summary>To be called by what reads or changes something that all scenarios of a running system share.</summary>
    /// <param name="what">What is shared, as in "the scenario needs (a list of all products)".</param>
    /// <exception cref="MissingCapabilityException">The scenario has not said so by <see cref="Capabilities.OwnSystem"/>, and has to.</exception>
    public void NeedsItsOwn(string what) => Use(Capabilities.OwnSystem, what);

    /// <summary>To be called before something is changed that holds for everybody at a running system. Put it back before the scenario ends.</summary>
    /// <param name="what">What is changed.</param>
    /// <exception cref="MissingCapabilityException">The scenario has not said so by <see cref="Capabilities.Alone"/>, and has to.</exception>
    public void NeedsToBeAlone(string what) => Use(Capabilities.Alone, what);

    /// <summary>The scenario needs this. If it has to say so by a tag and has not, it fails, whoever swallows the exception.</summary>
    private void Use(string capability, string what)
    {
        if ((_lane.DemandsTags || _lane.IsRemote) && !Identity.Needs(capability))
            throw _unsaid = new MissingCapabilityException(capability, $"The scenario needs {what}, and does not say so.");
    }

    private T Use<T>(string capability, string what, Func<T> get)
    {
        Use(capability, what);
        return get();
    }
}
