using Reqnroll.Generator.Model;

namespace Reqnroll.Generator.Features;

/// <summary>What a feature became: its source, what is wrong with it, and the numbers of the step definitions that it uses.</summary>
internal sealed record BoundFeature(string HintName, string? Source, EquatableArray<ProblemModel> Problems, EquatableArray<int> Used);

/// <summary>A text, and the transformation that it goes through with its own arguments; -1 if none.</summary>
internal sealed record BoundArgument(string Text, int Transformation, IReadOnlyList<BoundArgument> Parts);

/// <summary>A step and the method that it calls.</summary>
internal sealed record BoundStep(StepModel Step, int Method, IReadOnlyList<BoundArgument> Arguments, int LastTransformation);
