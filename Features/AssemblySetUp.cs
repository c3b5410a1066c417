[assembly: NUnit.Framework.Parallelizable(NUnit.Framework.ParallelScope.Children)]
[assembly: StepDefinitions.Support.ShuffledScenarios]
