import { Router } from "express";
import type { World } from "../world.js";
export function simulateRoutes(_world: World): Router {
  return Router();
}
