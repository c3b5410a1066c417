namespace DotNet.Testcontainers.Configurations;

/// <summary>The usual file modes, by their octal names.</summary>
public static class Unix
{
    /// <summary>The owner reads and writes, all others read.</summary>
    public const UnixFileModes FileMode644 = UnixFileModes.UserRead | UnixFileModes.UserWrite | UnixFileModes.GroupRead | UnixFileModes.OtherRead;

    /// <summary>All read and write.</summary>
    public const UnixFileModes FileMode666 = FileMode644 | UnixFileModes.GroupWrite | UnixFileModes.OtherWrite;

    /// <summary>The owner reads, writes and runs, nobody else anything.</summary>
    public const UnixFileModes FileMode700 = UnixFileModes.UserRead | UnixFileModes.UserWrite | UnixFileModes.UserExecute;

    /// <summary>The owner reads, writes and runs, all others read and run.</summary>
    public const UnixFileModes FileMode755 = FileMode700 | UnixFileModes.GroupRead | UnixFileModes.GroupExecute | UnixFileModes.OtherRead | UnixFileModes.OtherExecute;

    /// <summary>All read, write and run.</summary>
    public const UnixFileModes FileMode777 = FileMode755 | UnixFileModes.GroupWrite | UnixFileModes.OtherWrite;
}
