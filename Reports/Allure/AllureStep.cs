using Framework.Evidence;

namespace Reports.Allure;

/// <summary>A step as Allure shows it.</summary>
internal sealed record AllureStep(
    string Name,
    Outcome Outcome,
    Failure? Failure,
    DateTimeOffset Start,
    DateTimeOffset Stop,
    IReadOnlyList<AllureAttachment> Attachments);
