namespace DotNet.Testcontainers.Configurations;

/// <summary>Who may do what with a file of a container. They are added up; <see cref="Unix"/> has the usual sums.</summary>
[Flags]
public enum UnixFileModes
{
    /// <summary>Nobody anything.</summary>
    None = 0,

    /// <summary>Everybody else may run it.</summary>
    OtherExecute = 1,

    /// <summary>Everybody else may write it.</summary>
    OtherWrite = 2,

    /// <summary>Everybody else may read it.</summary>
    OtherRead = 4,

    /// <summary>Its group may run it.</summary>
    GroupExecute = 8,

    /// <summary>Its group may write it.</summary>
    GroupWrite = 16,

    /// <summary>Its group may read it.</summary>
    GroupRead = 32,

    /// <summary>Its owner may run it.</summary>
    UserExecute = 64,

    /// <summary>Its owner may write it.</summary>
    UserWrite = 128,

    /// <summary>Its owner may read it.</summary>
    UserRead = 256,

    /// <summary>In a folder: only owners delete.</summary>
    StickyBit = 512,

    /// <summary>It runs as its group.</summary>
    SetGroup = 1024,

    /// <summary>It runs as its owner.</summary>
    SetUser = 2048,
}
