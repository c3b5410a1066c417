using System.Collections.Specialized;
using System.Globalization;
using Reqnroll.Bindings;

namespace Reqnroll;

/// <summary>Facts about the feature.</summary>
public class FeatureInfo(CultureInfo language, string folderPath, string title, string description, params string[] tags)
{
    /// <summary>The feature's own tags, without the at sign.</summary>
    public string[] Tags { get; } = tags;

    /// <summary>Folder of the feature file, relative to its project, with forward slashes.</summary>
    public string FolderPath { get; } = folderPath;

    /// <summary>Title.</summary>
    public string Title { get; } = title;

    /// <summary>The free text beneath the title.</summary>
    public string Description { get; } = description;

    /// <summary>The language that the feature is written in.</summary>
    public CultureInfo Language { get; } = language;
}

/// <summary>Facts about the rule that a scenario stands under.</summary>
public class RuleInfo(string title, string description, string[] tags)
{
    /// <summary>The rule's own tags.</summary>
    public string[] Tags { get; } = tags;

    /// <summary>Title.</summary>
    public string Title { get; } = title;

    /// <summary>The free text beneath the title.</summary>
    public string Description { get; } = description;
}

/// <summary>Facts about the scenario.</summary>
public class ScenarioInfo(string title, string description, string[] tags, IOrderedDictionary arguments, string[]? inheritedTags = null)
{
    /// <summary>The scenario's own tags, its examples block's included, without the at sign.</summary>
    public string[] Tags { get; } = tags;

    /// <summary>Its own tags and those of feature and rule.</summary>
    public string[] CombinedTags { get; } = [.. tags, .. inheritedTags ?? []];

    /// <summary>The example row, by column; empty if the scenario is no outline.</summary>
    public IOrderedDictionary Arguments { get; } = arguments;

    /// <summary>Title.</summary>
    public string Title { get; } = title;

    /// <summary>The free text beneath the title.</summary>
    public string Description { get; } = description;
}

/// <summary>Facts about a step.</summary>
public class StepInfo(StepDefinitionType stepDefinitionType, string text, Table? table, string? multilineText)
{
    /// <summary>Given, When or Then, with And and But resolved.</summary>
    public StepDefinitionType StepDefinitionType { get; } = stepDefinitionType;

    /// <summary>The step's text, without its keyword.</summary>
    public string Text { get; } = text;

    /// <summary>Its data table, if it has one.</summary>
    public Table? Table { get; } = table;

    /// <summary>Its doc string, if it has one.</summary>
    public string? MultilineText { get; } = multilineText;

    /// <summary>The step as it was written.</summary>
    public StepInstance? StepInstance { get; set; }
}

/// <summary>A step as it was written.</summary>
public class StepInstance(StepDefinitionType stepDefinitionType, StepDefinitionKeyword stepDefinitionKeyword, string keyword, string text)
{
    /// <summary>Given, When or Then, with And and But resolved.</summary>
    public StepDefinitionType StepDefinitionType { get; } = stepDefinitionType;

    /// <summary>The kind of keyword.</summary>
    public StepDefinitionKeyword StepDefinitionKeyword { get; } = stepDefinitionKeyword;

    /// <summary>The keyword in the feature's language, with the space behind it.</summary>
    public string Keyword { get; } = keyword;

    /// <summary>The step's text.</summary>
    public string Text { get; } = text;
}

/// <summary>How a scenario stands.</summary>
public enum ScenarioExecutionStatus
{
    /// <summary>Nothing went wrong so far.</summary>
    OK,

    /// <summary>A step is not implemented yet.</summary>
    StepDefinitionPending,

    /// <summary>A step has no definition.</summary>
    UndefinedStep,

    /// <summary>A step has several definitions, or its arguments don't fit.</summary>
    BindingError,

    /// <summary>A step or a hook failed.</summary>
    TestError,

    /// <summary>Skipped on purpose.</summary>
    Skipped,
}

/// <summary>The part of the scenario that is being run.</summary>
public enum ScenarioBlock
{
    /// <summary>No step yet.</summary>
    None,

    /// <summary>Given steps.</summary>
    Given,

    /// <summary>When steps.</summary>
    When,

    /// <summary>Then steps.</summary>
    Then,
}
