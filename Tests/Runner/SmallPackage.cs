using System.IO.Compression;
using System.Reflection;
using System.Reflection.Emit;

namespace Tests.Runner;

/// <summary>A package with a real one's name and version, and one empty class, <c>Marker</c>, in the namespace of that name.</summary>
internal static class SmallPackage
{
    public static void Write(string folder, string name, string version, (string Name, string Version)? dependency = null)
    {
        Directory.CreateDirectory(folder);
        using var package = ZipFile.Open(Path.Combine(folder, $"{name}.{version}.nupkg"), ZipArchiveMode.Create);
        using (var description = new StreamWriter(package.CreateEntry(name + ".nuspec").Open()))
            description.Write($"""
                <?xml version="1.0" encoding="utf-8"?>
                <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
                  <metadata>
                    <id>{name}</id>
                    <version>{version}</version>
                    <authors>tests</authors>
                    <description>Stands in for a real package in a test.</description>
                    <dependencies><group targetFramework="net10.0">{(dependency is { } other ? $"<dependency id=\"{other.Name}\" version=\"{other.Version}\" />" : "")}</group></dependencies>
                  </metadata>
                </package>
                """);
        using var library = package.CreateEntry($"lib/net10.0/{name}.dll").Open();
        var assembly = new PersistedAssemblyBuilder(new AssemblyName(name), typeof(object).Assembly);
        assembly.DefineDynamicModule(name).DefineType(name + ".Marker", TypeAttributes.Public).CreateType();
        using var content = new MemoryStream();
        assembly.Save(content);
        library.Write(content.ToArray());
    }
}
