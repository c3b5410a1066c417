namespace Reqnroll.Bindings;

/// <summary>The kind of a step, with And and But resolved.</summary>
public enum StepDefinitionType
{
    /// <summary>A state before the action.</summary>
    Given,

    /// <summary>The action.</summary>
    When,

    /// <summary>What can be observed.</summary>
    Then,
}

/// <summary>The keyword as written.</summary>
public enum StepDefinitionKeyword
{
    /// <summary>Given.</summary>
    Given = 0,

    /// <summary>When.</summary>
    When = 1,

    /// <summary>Then.</summary>
    Then = 2,

    /// <summary>And, or a bullet.</summary>
    And = 3,

    /// <summary>But.</summary>
    But = 4,
}

/// <summary>How a step definition's text is to be read.</summary>
public enum ExpressionType
{
    /// <summary>Found out from the text.</summary>
    Unspecified,

    /// <summary>A Cucumber Expression.</summary>
    CucumberExpression,

    /// <summary>A regular expression.</summary>
    RegularExpression,
}
