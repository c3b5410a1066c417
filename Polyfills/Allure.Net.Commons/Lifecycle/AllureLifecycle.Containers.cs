namespace Allure.Net.Commons;

public partial class AllureLifecycle
{
    /// <summary>Opens a container for set-ups and tear-downs.</summary>
    public virtual AllureLifecycle StartTestContainer(TestResultContainer container)
    {
        ArgumentNullException.ThrowIfNull(container);
        container.start = Now();
        Context = Context.Open(container);
        return this;
    }

    /// <summary>Changes the innermost open container.</summary>
    public virtual AllureLifecycle UpdateTestContainer(Action<TestResultContainer> update) => Change(Context.CurrentContainer, update);

    /// <summary>Says that the innermost open container ends now.</summary>
    public virtual AllureLifecycle StopTestContainer() => UpdateTestContainer(container => container.stop = Now());

    /// <summary>Closes the innermost container, and writes its file unless nothing happened in it.</summary>
    public virtual AllureLifecycle WriteTestContainer()
    {
        var container = Context.CurrentContainer;
        Context = Context.CloseContainer();
        return Change(container, Results.Write);
    }

    /// <summary>Starts a set-up in the innermost container.</summary>
    public virtual AllureLifecycle StartBeforeFixture(FixtureResult result) => StartFixture(result, container => container.befores);

    /// <summary>Starts a tear-down in the innermost container.</summary>
    public virtual AllureLifecycle StartAfterFixture(FixtureResult result) => StartFixture(result, container => container.afters);

    /// <summary>Changes the set-up or tear-down that is running.</summary>
    public virtual AllureLifecycle UpdateFixture(Action<FixtureResult> update) => Change(Context.CurrentFixture, update);

    /// <summary>Changes the set-up or tear-down that is running for the last time, and stops it.</summary>
    public virtual AllureLifecycle StopFixture(Action<FixtureResult> beforeStop) => UpdateFixture(beforeStop).StopFixture();

    /// <summary>Stops the set-up or tear-down that is running.</summary>
    public virtual AllureLifecycle StopFixture()
    {
        UpdateFixture(Stopped);
        Context = Context.EndFixture();
        return this;
    }

    private AllureLifecycle StartFixture(FixtureResult result, Func<TestResultContainer, List<FixtureResult>> place)
    {
        var context = Context.Begin(result);
        UpdateTestContainer(container => place(container).Add(result));
        Context = context;
        return UpdateFixture(Started);
    }
}
