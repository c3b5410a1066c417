namespace Reports.AllureReport;

/// <summary>A file that is part of this assembly.</summary>
internal static class EmbeddedFile
{
    public static string Read(string name)
    {
        using var stream = typeof(EmbeddedFile).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"Expected {name} within the assembly; Reports.csproj has to embed it.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
