import Foundation
import PackagePlugin

/// Hands every file of a target that isn't Swift to `template-embedder`.
@main
struct EmbedTemplates: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let module = target as? SourceModuleTarget else { return [] }
    let texts = module.sourceFiles.map(\.url).filter { $0.pathExtension != "swift" }
      .sorted { $0.path < $1.path }
    let generated = context.pluginWorkDirectoryURL.appending(path: "EmbeddedText.swift")
    return [
      .buildCommand(
        displayName: "Embedding \(texts.count) templates",
        executable: try context.tool(named: "template-embedder").url,
        arguments: [generated.path, module.directoryURL.path] + texts.map(\.path),
        inputFiles: texts, outputFiles: [generated])
    ]
  }
}
