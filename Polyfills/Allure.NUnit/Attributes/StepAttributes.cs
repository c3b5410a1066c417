using Allure.Net.Commons.Steps;

namespace Allure.NUnit.Attributes;

/// <summary>Each call of the method is a step. The name may have parameters in braces.</summary>
public class AllureStepAttribute(string? name = null) : AllureStepAttributes.AbstractStepAttribute(name);

/// <summary>The method is shown as a set-up: one with <c>[SetUp]</c> or <c>[OneTimeSetUp]</c>.</summary>
public class AllureBeforeAttribute(string? name = null) : AllureStepAttributes.AbstractBeforeAttribute(name);

/// <summary>The method is shown as a tear-down: one with <c>[TearDown]</c> or <c>[OneTimeTearDown]</c>.</summary>
public class AllureAfterAttribute(string? name = null) : AllureStepAttributes.AbstractAfterAttribute(name);

/// <summary>What the report calls a parameter of a step.</summary>
public class NameAttribute(string name) : AbstractNameAttribute(name);

/// <summary>The report leaves this parameter of a step out.</summary>
public class SkipAttribute : AbstractSkipAttribute;
