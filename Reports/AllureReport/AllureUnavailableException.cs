namespace Reports.AllureReport;

/// <summary>There can be no Allure report; the message goes on after "No Allure report: ".</summary>
internal sealed class AllureUnavailableException(string message) : Exception(message);
