namespace StepDefinitions.Drivers;

/// <summary>The last thing that somebody attempted: an action whose refusal is not an error but the point of the scenario.</summary>
public sealed class ActionAttempt
{
    private ApiAnswer? _answer;

    /// <summary>What was answered to it.</summary>
    public ApiAnswer Answer => _answer ?? throw new InvalidOperationException("Nothing was attempted yet. Expected a step 'When ... attempts to ...' before this one.");

    /// <summary>The same action on something that does not exist, where that was tried too.</summary>
    public ApiAnswer? OnNothing { get; private set; }

    public void Remember(ApiAnswer answer, ApiAnswer? onNothing = null) => (_answer, OnNothing) = (answer, onNothing);
}
