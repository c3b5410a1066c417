namespace Reports.Allure;

/// <summary>A file beside the results, as a step refers to it.</summary>
internal sealed record AllureAttachment(string Name, string Type, string Source);
