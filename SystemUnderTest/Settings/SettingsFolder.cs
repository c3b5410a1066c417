namespace SystemUnderTest.Settings;

/// <summary>Settings in files of their own, as container platforms hand secrets over: the name is the setting's, with two underscores for a colon.</summary>
internal static class SettingsFolder
{
    /// <summary>Reads the folder that the setting <c>SettingsFolder</c> names, if there is one.</summary>
    public static void AddSettingsFolder(this WebApplicationBuilder builder)
    {
        if (builder.Configuration["SettingsFolder"] is { Length: > 0 } folder)
            builder.Configuration.AddKeyPerFile(folder, optional: false);
    }
}
