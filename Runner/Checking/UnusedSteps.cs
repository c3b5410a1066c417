using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Reports.Catalogue;

namespace Runner.Checking;

/// <summary>Step definitions that no scenario uses, as the built suite says in its metadata; it is not loaded for that.</summary>
internal sealed record UnusedStep(string Expression, string Type, string Method, string Assembly)
{
    private const string Attribute = "UnusedStepAttribute";
    private const ushort Prolog = 1;

    /// <summary>None if the suite is not built, or was not built by the generator that says it.</summary>
    public static IReadOnlyList<UnusedStep> Of(string assembly)
    {
        if (!File.Exists(assembly) || new FileInfo(assembly).Length == 0)
            return [];
        using var file = new PEReader(File.OpenRead(assembly));
        var metadata = file.GetMetadataReader();
        return [.. metadata.GetAssemblyDefinition().GetCustomAttributes().Select(metadata.GetCustomAttribute).Where(a => NameOf(metadata, a) == Attribute).Select(a => Read(metadata, a))];
    }

    /// <summary>Where it is declared: the file of its class, the line of its method.</summary>
    public Finding Finding(string repository)
    {
        var (file, line) = Find(repository);
        return new Finding("unused-step", file, line, 0, $"No scenario uses {Expression} ({Type}.{Method} in {Assembly}). Delete it, or say in Features/lint.yml why it stays.");
    }

    private (string File, int Line) Find(string repository)
    {
        var sources = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden };
        foreach (var path in Directory.EnumerateFiles(repository, Type + ".cs", sources))
        {
            var lines = File.ReadAllLines(path);
            var at = Array.FindIndex(lines, l => l.Contains($" {Method}(", StringComparison.Ordinal));
            if (at >= 0)
                return (Path.GetRelativePath(repository, path).Replace('\\', '/'), at + 1);
        }

        return (Assembly, 0);
    }

    private static string? NameOf(MetadataReader metadata, CustomAttribute attribute) =>
        attribute.Constructor.Kind == HandleKind.MemberReference
        && metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is { Kind: HandleKind.TypeReference } type
            ? metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)type).Name)
            : null;

    private static UnusedStep Read(MetadataReader metadata, CustomAttribute attribute)
    {
        var value = metadata.GetBlobReader(attribute.Value);
        if (value.ReadUInt16() != Prolog)
            throw new InvalidOperationException($"An attribute {Attribute} of the suite is damaged; build it again.");
        return new UnusedStep(Text(), Text(), Text(), Text());

        string Text() => value.ReadSerializedString() ?? "";
    }
}
