using DotNet.Testcontainers.Configurations;

namespace DotNet.Testcontainers.Engine;

/// <summary>Whose a copied file is in the container, and what may be done with it.</summary>
/// <param name="User">Its id; 0 is root.</param>
/// <param name="Group">Its id; 0 is root.</param>
/// <param name="Mode">Who may do what.</param>
internal sealed record Owned(uint User, uint Group, UnixFileModes Mode);
