using System.Reflection;
using Allure.Net.Commons;
using NUnit.Framework.Api;
using NUnit.Framework.Internal;
using Planted;

var runner = new NUnitTestAssemblyRunner(new DefaultTestAssemblyBuilder());
runner.Load(Assembly.GetExecutingAssembly(), new Dictionary<string, object>(StringComparer.Ordinal) { ["NumberOfTestWorkers"] = 4 });
AllureLifecycle.Instance.CleanupResultDirectory();
Console.WriteLine(AllureLifecycle.Instance.ResultsDirectory);
runner.Run(new Screen(), TestFilter.Empty);
