namespace DotNet.Testcontainers.Configurations;

/// <summary>What a container may do with a mount.</summary>
public enum AccessMode
{
    /// <summary>Read.</summary>
    ReadOnly,

    /// <summary>Read and write.</summary>
    ReadWrite,
}
