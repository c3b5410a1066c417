namespace Allure.Net.Commons;

/// <summary>What a test says to the report while it runs.</summary>
public static partial class AllureApi
{
    private static AllureLifecycle Lifecycle => AllureLifecycle.Instance;

    /// <summary>Renames the test.</summary>
    public static void SetTestName(string newName) => Lifecycle.UpdateTestCase(t => t.name = newName);

    /// <summary>Renames the set-up or tear-down.</summary>
    public static void SetFixtureName(string newName) => Lifecycle.UpdateFixture(f => f.name = newName);

    /// <summary>Renames the step.</summary>
    public static void SetStepName(string newName) => Lifecycle.UpdateStep(s => s.name = newName);

    /// <summary>Describes the test, in Markdown.</summary>
    public static void SetDescription(string description) => Lifecycle.UpdateTestCase(t => t.description = description);

    /// <summary>Describes the test, in HTML.</summary>
    public static void SetDescriptionHtml(string descriptionHtml) => Lifecycle.UpdateTestCase(t => t.descriptionHtml = descriptionHtml);

    /// <summary>Adds labels to the test.</summary>
    public static void AddLabels(params Label[] labels) => Lifecycle.UpdateTestCase(t => t.labels.AddRange(labels));

    /// <summary>Adds a label to the test.</summary>
    public static void AddLabel(string name, string value) => AddLabel(new Label { name = name, value = value });

    /// <summary>Adds a label to the test.</summary>
    public static void AddLabel(Label label) => AddLabels(label);

    /// <summary>Says how much depends on the test, in the place of what was said before.</summary>
    public static void SetSeverity(SeverityLevel severity) => SetLabel(Label.Severity(severity));

    /// <summary>Says who looks after the test, in the place of what was said before.</summary>
    public static void SetOwner(string owner) => SetLabel(Label.Owner(owner));

    /// <summary>Says the test's number in Allure TestOps, in the place of what was said before.</summary>
    public static void SetAllureId(int allureId) => SetLabel(Label.AllureId(allureId));

    /// <summary>Adds words to filter by.</summary>
    public static void AddTags(params string[] tags) => AddLabels([.. tags.Select(Label.Tag)]);

    /// <summary>Adds the outermost suite.</summary>
    public static void AddParentSuite(string parentSuite) => AddLabel(Label.ParentSuite(parentSuite));

    /// <summary>Adds the suite.</summary>
    public static void AddSuite(string suite) => AddLabel(Label.Suite(suite));

    /// <summary>Adds the innermost suite.</summary>
    public static void AddSubSuite(string subSuite) => AddLabel(Label.SubSuite(subSuite));

    /// <summary>Adds an epic.</summary>
    public static void AddEpic(string epic) => AddLabel(Label.Epic(epic));

    /// <summary>Adds a feature.</summary>
    public static void AddFeature(string feature) => AddLabel(Label.Feature(feature));

    /// <summary>Adds a story.</summary>
    public static void AddStory(string story) => AddLabel(Label.Story(story));

    private static void SetLabel(Label label) => Lifecycle.UpdateTestCase(test =>
    {
        test.labels.RemoveAll(l => l.name == label.name);
        test.labels.Add(label);
    });
}
