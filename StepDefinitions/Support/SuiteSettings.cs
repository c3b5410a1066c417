namespace StepDefinitions.Support;

/// <summary>What the suite tells the system and then expects to see again.</summary>
internal static class SuiteSettings
{
    public const string PublicUrl = "https://lessons.example.test";

    /// <summary>The channel that Pachca's fake has from the beginning.</summary>
    public const int PachcaChannel = 334;

    /// <summary>Few, so that a scenario need not send hundreds of frames to be too slow for one.</summary>
    public const int SocketQueueLength = 16;
}
