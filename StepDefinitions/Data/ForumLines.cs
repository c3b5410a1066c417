namespace StepDefinitions.Data;

/// <summary>A chat, as the features' tables show it.</summary>
public sealed record ChatLine(string Kind, string Subject, string With);

/// <summary>A message, as the features' tables show it.</summary>
public sealed record MessageLine(string From, string Message);
