using System.Formats.Tar;
using System.Text;
using DotNet.Testcontainers.Configurations;
using DotNet.Testcontainers.Engine;
using NUnit.Framework;
using Shouldly;

namespace Tests.Polyfills;

/// <summary>The archives that files are copied into containers with. What a real engine makes of them: Tests/Docker.</summary>
internal sealed class ArchiveTests
{
    private static readonly Owned Usual = new(0, 0, Unix.FileMode644);

    private DirectoryInfo folder = null!;

    [SetUp]
    public void SetUp()
    {
        folder = Directory.CreateTempSubdirectory("tf-archive-");
        folder.CreateSubdirectory("deep");
        File.WriteAllText(Path.Combine(folder.FullName, "a.sh"), "a");
        File.WriteAllText(Path.Combine(folder.FullName, "deep", "b.txt"), "b");
    }

    [TearDown]
    public void TearDown() => folder.Delete(recursive: true);

    [Test]
    public void A_file_belongs_to_root_and_can_be_read_by_all_unless_told_otherwise()
    {
        var entry = Entries(Archive.Of("/app/settings.json", "{}"u8.ToArray(), Usual)).ShouldHaveSingleItem();
        entry.ShouldBe(("app/settings.json", "{}", 0, 0, "644"));
    }

    [Test]
    public void Owner_group_and_mode_are_those_that_were_asked_for() =>
        Entries(Archive.Of("/app/run", "x"u8.ToArray(), new Owned(1000, 1001, UnixFileModes.SetUser | Unix.FileMode755))).ShouldBe([("app/run", "x", 1000, 1001, "4755")]);

    [Test]
    public void A_file_goes_into_the_folder_and_its_own_mode_does_not_count()
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path.Combine(folder.FullName, "a.sh"), (UnixFileMode)Unix.FileMode777);
        Entries(Archive.Of(Path.Combine(folder.FullName, "a.sh"), "/app/", Usual)).ShouldBe([("app/a.sh", "a", 0, 0, "644")]);
    }

    [Test]
    public void Of_a_folder_everything_below_it_with_the_same_owner_and_mode() =>
        Entries(Archive.Of(folder.FullName, "/app", new Owned(7, 8, Unix.FileMode700))).ShouldBe([("app/a.sh", "a", 7, 8, "700"), ("app/deep/b.txt", "b", 7, 8, "700")], ignoreOrder: true);

    [Test]
    public void What_is_not_there_is_named() =>
        Should.Throw<FileNotFoundException>(() => Archive.Of("/no/such/thing", "/app", Usual)).Message.ShouldBe("There is neither a file nor a folder /no/such/thing to copy.");

    [TestCase(Unix.FileMode644, "644")]
    [TestCase(Unix.FileMode666, "666")]
    [TestCase(Unix.FileMode700, "700")]
    [TestCase(Unix.FileMode755, "755")]
    [TestCase(Unix.FileMode777, "777")]
    public void The_usual_modes_are_what_their_names_say(UnixFileModes mode, string octal) => Convert.ToString((int)mode, 8).ShouldBe(octal);

    private static List<(string Name, string Content, int User, int Group, string Mode)> Entries(byte[] archive)
    {
        var entries = new List<(string, string, int, int, string)>();
        using var reader = new TarReader(new MemoryStream(archive));
        while (reader.GetNextEntry() is { } entry)
        {
            using var content = new MemoryStream();
            entry.DataStream?.CopyTo(content);
            entries.Add((entry.Name, Encoding.UTF8.GetString(content.ToArray()), entry.Uid, entry.Gid, Convert.ToString((int)entry.Mode, 8)));
        }

        return entries;
    }
}
